package com.payi.it.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How an application reads an answer to its end. */
enum Reading {
    /** Documents as a text, streams as a stream. */
    AT_ONCE {
        @Override
        void read(Response response) {
            if (isStream(response.getMediaType())) {
                try (InputStream answer = response.readEntity(InputStream.class)) {
                    answer.readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            } else {
                response.readEntity(String.class);
            }
        }
    },

    BYTE_BY_BYTE {
        @Override
        void read(Response response) {
            try (InputStream answer = response.readEntity(InputStream.class)) {
                int next = answer.read();
                while (next >= 0) {
                    next = answer.read();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    abstract void read(Response response);

    private static boolean isStream(MediaType type) {
        return type != null && type.getSubtype().contains("event");
    }
}
