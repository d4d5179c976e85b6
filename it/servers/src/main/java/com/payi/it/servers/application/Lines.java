package com.payi.it.servers.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A stream of a provider on its way to the caller of the application. */
public final class Lines {
    private Lines() {}

    /** Passes each line on as soon as it is there, so that the caller sees when the application had it. */
    public static void passOn(InputStream events, OutputStream out) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }
}
