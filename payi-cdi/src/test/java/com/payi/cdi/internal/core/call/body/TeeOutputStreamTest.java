package com.payi.cdi.internal.core.call.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class TeeOutputStreamTest {
    private static final byte[] BYTES = "{\"model\":\"m\"}".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    @Test
    void bytesAreSeenAndWritten() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (TeeOutputStream tee = new TeeOutputStream(written, seen::write)) {
            tee.write(BYTES[0]);
            tee.write(BYTES, 1, BYTES.length - 1);
        }

        assertThat(written.toByteArray()).isEqualTo(BYTES);
        assertThat(seen.toByteArray()).isEqualTo(BYTES);
    }

    @Test
    void whatCannotBeWrittenIsSeenAllTheSame() {
        TeeOutputStream tee = new TeeOutputStream(new Refusing(), seen::write);

        assertThatThrownBy(() -> tee.write(BYTES)).isInstanceOf(IOException.class).hasMessage("Connection refused");

        assertThat(seen.toByteArray()).isEqualTo(BYTES);
    }

    private static final class Refusing extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Connection refused");
        }
    }
}
