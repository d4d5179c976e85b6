package com.payi.cdi.internal.core.call.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** However the application reads, it gets every byte but those of the usage event, in its own array and nowhere else. */
class UsageHidingInputStreamTest {
    private static final String CONTENT = "data: {\"id\":\"c1\",\"choices\":[{\"delta\":{\"content\":\"word\"}}]}\n\n";
    private static final String USAGE = "data: {\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";
    private static final String STREAM = CONTENT.repeat(5) + USAGE + CONTENT.repeat(3) + USAGE + USAGE + CONTENT + DONE;
    private static final String SEEN = STREAM.replace(USAGE, "");

    @Test
    void theUsageIsLeftOutWhateverTheSizesOfTheReads() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int most = seed < 250 ? 1 + seed : 1 + random.nextInt(STREAM.length() + 10);
            InputStream stream = new UsageHidingInputStream(new InPieces(STREAM, random));
            assertThat(read(stream, most, random)).as("reads of up to %s", most).isEqualTo(SEEN);
        }
    }

    private static String read(InputStream stream, int most, Random random) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        int count = 0;
        while (count >= 0) {
            int before = random.nextInt(3);
            byte[] bytes = new byte[before + most + 3];
            Arrays.fill(bytes, (byte) '#');
            count = stream.read(bytes, before, most);
            assertThat(new String(bytes, 0, before, StandardCharsets.US_ASCII)).isEqualTo("#".repeat(before));
            assertThat(new String(bytes, before + most, 3, StandardCharsets.US_ASCII)).isEqualTo("###");
            seen.write(bytes, before, Math.max(0, count));
        }
        return seen.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void whatIsUndecidedComesBeforeAFailure() throws IOException {
        InputStream failing = new SequenceInputStream(
                new ByteArrayInputStream((CONTENT + CONTENT.substring(0, 12)).getBytes(StandardCharsets.US_ASCII)),
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("broken");
                    }
                });
        InputStream stream = new UsageHidingInputStream(failing);
        assertThat(stream.readNBytes(CONTENT.length() + 12)).asString(StandardCharsets.US_ASCII)
                .isEqualTo(CONTENT + CONTENT.substring(0, 12));
        assertThatThrownBy(stream::read).hasMessage("broken");
    }

    /** Gives as many bytes at once as it likes. */
    private static final class InPieces extends ByteArrayInputStream {
        private final Random random;

        private InPieces(String text, Random random) {
            super(text.getBytes(StandardCharsets.US_ASCII));
            this.random = random;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(100)));
        }
    }
}
