package com.payi.it.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How an application reads an answer to its end; gives what it has read. */
enum Reading {
    /** Documents as a text, streams as a stream. */
    AT_ONCE("") {
        @Override
        byte[] read(Response response) {
            if (!isStream(response.getMediaType())) {
                return response.readEntity(String.class).getBytes(StandardCharsets.UTF_8);
            }
            try (InputStream answer = response.readEntity(InputStream.class)) {
                return answer.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },

    BYTE_BY_BYTE("byte by byte: ") {
        @Override
        byte[] read(Response response) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (InputStream answer = response.readEntity(InputStream.class)) {
                int next = answer.read();
                while (next >= 0) {
                    bytes.write(next);
                    next = answer.read();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    };

    private final String prefix;

    Reading(String prefix) {
        this.prefix = prefix;
    }

    abstract byte[] read(Response response);

    /** The beginning of a difference, where this is not the usual way. */
    String prefix() {
        return prefix;
    }

    private static boolean isStream(MediaType type) {
        return type != null && type.getSubtype().contains("event");
    }
}
