package com.payi.cdi.internal.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

import com.payi.cdi.spi.JsonShape;

/** AWS's binary streams, whose messages have the document itself or wrapped as base64. */
class AwsEventStreamReaderTest {
    private static final String WRAPPED = "{\"bytes\":\""
            + Base64.getEncoder().encodeToString("{\"id\":\"b\",\"other\":1}".getBytes(StandardCharsets.UTF_8)) + "\"}";

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    @Test
    void documentsAreReadHoweverTheBytesAreSplit() {
        stream.writeBytes(message("{\"id\":\"a\",\"other\":1}"));
        stream.writeBytes(message(WRAPPED));
        byte[] bytes = stream.toByteArray();
        for (int size = 1; size <= bytes.length; size++) {
            assertThat(read(bytes, size)).as("in pieces of %d", size).containsExactly("{\"id\":\"a\"}", "{\"id\":\"b\"}");
        }
    }

    @Test
    void aWrongChecksumEndsTheReading() {
        byte[] broken = message("{\"id\":\"b\"}");
        broken[broken.length - 1]++;
        stream.writeBytes(message("{\"id\":\"a\"}"));
        stream.writeBytes(broken);
        stream.writeBytes(message("{\"id\":\"c\"}"));
        assertThat(read(stream.toByteArray(), 10)).containsExactly("{\"id\":\"a\"}");
    }

    @Test
    void aMessageThatIsAsLongAsItsPreludeOnlyEndsTheReading() {
        for (int length = -1; length <= 20; length++) {
            byte[] message = message("{\"id\":\"b\"}");
            ByteBuffer.wrap(message).putInt(length);
            assertThat(read(message, 1)).as("length %d", length).isEmpty();
            // With a checksum that fits.
            ByteBuffer.wrap(message).putInt(8, crc(message, 8));
            assertThat(read(message, 1)).as("length %d", length).isEmpty();
        }
    }

    @Test
    void aPayloadThatIsNoDocumentIsAnEmptyMessage() {
        stream.writeBytes(message("{\"bytes\":\"***\"}"));
        stream.writeBytes(message(""));
        assertThat(read(stream.toByteArray(), 10)).containsExactly("null", "null");
    }

    @Test
    void anExceptionFailsTheStream() {
        assertThat(reader(message("{\"id\":\"a\"}", messageType("event"))).isFailed()).isFalse();
        for (String type : List.of("exception", "error")) {
            assertThat(reader(message("{\"message\":\"throttled\"}", other(), messageType(type))).isFailed()).as(type).isTrue();
        }
    }

    @Test
    void headersThatAreNotUnderstoodFailNothing() {
        assertThat(reader(message("{}", new byte[]{1, 'x', 99}, messageType("exception"))).isFailed()).isFalse();
        assertThat(reader(message("{}", new byte[]{13, 'x'})).isFailed()).isFalse();
        assertThat(reader(message("{}", new byte[100_000], messageType("exception"))).isFailed()).isFalse();
    }

    @Test
    void aMessageThatIsNotWholeIsOpen() {
        byte[] message = message("{\"id\":\"a\"}");
        assertThat(reader(message).isOpen()).isFalse();
        assertThat(reader(Arrays.copyOf(message, message.length - 1)).isOpen()).isTrue();
        assertThat(reader(Arrays.copyOf(message, 5)).isOpen()).isTrue();
    }

    private static MessageReader reader(byte[] bytes) {
        MessageReader reader = new MessageReader(JsonShape.of("id"), message -> {});
        for (byte b : bytes) {
            reader.accept(new byte[]{b}, 0, 1);
        }
        reader.end();
        return reader;
    }

    private static byte[] messageType(String type) {
        byte[] name = ":message-type".getBytes(StandardCharsets.US_ASCII);
        byte[] value = type.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + name.length + value.length).put((byte) name.length).put(name).put((byte) 7)
                .putShort((short) value.length).put(value).array();
    }

    /** One header of each type. */
    private static byte[] other() {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        int[] sizes = {0, 0, 1, 2, 4, 8, 2, 2, 8, 16};
        for (int type = 0; type < sizes.length; type++) {
            headers.writeBytes(new byte[]{1, 'h', (byte) type});
            headers.writeBytes(new byte[sizes[type]]);
        }
        return headers.toByteArray();
    }

    private static List<String> read(byte[] bytes, int size) {
        List<String> messages = new ArrayList<>();
        MessageReader reader = new MessageReader(JsonShape.of("id"), message -> messages.add(message.toJson()));
        for (int i = 0; i < bytes.length; i += size) {
            reader.accept(bytes, i, Math.min(size, bytes.length - i));
        }
        reader.end();
        assertThat(reader.isStream()).isTrue();
        return messages;
    }

    private static byte[] message(String payload, byte[]... parts) {
        byte[] document = payload.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[]{4, 'k', 'i', 'n', 'd', 0});
        Arrays.stream(parts).forEach(all::writeBytes);
        byte[] headers = all.toByteArray();
        ByteBuffer message = ByteBuffer.allocate(16 + headers.length + document.length);
        message.putInt(message.capacity()).putInt(headers.length).putInt(crc(message.array(), 8)).put(headers).put(document);
        message.putInt(crc(message.array(), message.position()));
        return message.array();
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
