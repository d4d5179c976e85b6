package com.payi.it.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.core.Response;

/**
 * What an application got of an answer.
 *
 * @param failure of reading, null where there was none
 */
record Received(byte[] bytes, IOException failure) {

    /** Reads until there is no more, until reading fails, or until there are so many bytes; and closes the answer. */
    static Received of(Response response, int atMost, int bufferSize) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream answer = response.readEntity(InputStream.class)) {
            byte[] buffer = new byte[bufferSize];
            int count = 0;
            while (count >= 0 && bytes.size() < atMost) {
                count = answer.read(buffer, 0, Math.min(bufferSize, atMost - bytes.size()));
                bytes.write(buffer, 0, Math.max(0, count));
            }
        } catch (IOException e) {
            return new Received(bytes.toByteArray(), e);
        }
        return new Received(bytes.toByteArray(), null);
    }

    /** How reading ended: the failure's class and message. */
    String ending() {
        return failure == null ? "the end" : failure.toString();
    }
}
