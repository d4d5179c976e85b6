package com.payi.it.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The other end of a {@link JavaProcess}: answers commands until their sender has gone. */
public final class Commands {
    private Commands() {}

    /** Does what a line asks for. */
    @FunctionalInterface
    public interface Handler {
        String answer(String[] command) throws Exception;
    }

    /** @param ready what to answer before the first command */
    public static void serve(String ready, Handler handler) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answer(ready);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answer(handler.answer(line.split(" ")));
        }
        // Whatever still runs in here is of no use any more.
        Runtime.getRuntime().halt(0);
    }

    private static void answer(String text) throws IOException {
        System.out.println(JavaProcess.ANSWER + text);
        System.out.flush();
    }

    public static String figures(double... figures) {
        return DoubleStream.of(figures).mapToObj(figure -> String.format(Locale.ROOT, "%.4f", figure))
                .collect(Collectors.joining(" "));
    }
}
