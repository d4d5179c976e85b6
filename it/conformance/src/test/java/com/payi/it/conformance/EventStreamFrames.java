package com.payi.it.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.payi.it.kit.Json;

/** Writes AWS event streams anew with other documents, so that their checksums are right. */
final class EventStreamFrames {
    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private EventStreamFrames() {}

    static boolean isEventStream(byte[] body) {
        return body.length > 0 && body[0] == 0;
    }

    /** @param change of each document, also of one that is wrapped in base64 */
    static byte[] changed(byte[] stream, UnaryOperator<String> change) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        List<Integer> ends = StreamParts.ends(stream);
        for (int i = 1; i < ends.size(); i++) {
            changed.writeBytes(changedFrame(Arrays.copyOfRange(stream, ends.get(i - 1), ends.get(i)), change));
        }
        return changed.toByteArray();
    }

    private static byte[] changedFrame(byte[] frame, UnaryOperator<String> change) {
        int headersEnd = PRELUDE + ByteBuffer.wrap(frame).getInt(4);
        String payload = new String(frame, headersEnd, frame.length - headersEnd - CHECKSUM, StandardCharsets.UTF_8);
        return frame(Arrays.copyOfRange(frame, PRELUDE, headersEnd),
                changedPayload(payload, change).getBytes(StandardCharsets.UTF_8));
    }

    private static String changedPayload(String payload, UnaryOperator<String> change) {
        JsonNode wrapped = Json.parsed(payload).path("bytes");
        if (!wrapped.isTextual()) {
            return change.apply(payload);
        }
        String document = new String(Base64.getDecoder().decode(wrapped.asText()), StandardCharsets.UTF_8);
        ObjectNode wrapper = Json.object();
        wrapper.put("bytes", Base64.getEncoder().encodeToString(change.apply(document).getBytes(StandardCharsets.UTF_8)));
        return wrapper.toString();
    }

    /** One message without headers. */
    static byte[] frame(String payload) {
        return frame(new byte[0], payload.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] frame(byte[] headers, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(PRELUDE + headers.length + payload.length + CHECKSUM);
        frame.putInt(frame.capacity()).putInt(headers.length);
        frame.putInt(checksum(frame)).put(headers).put(payload);
        return frame.putInt(checksum(frame)).array();
    }

    private static int checksum(ByteBuffer written) {
        CRC32 checksum = new CRC32();
        checksum.update(written.array(), 0, written.position());
        return (int) checksum.getValue();
    }
}
