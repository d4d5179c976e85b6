package com.payi.it.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A provider, and Pay-i or a collector of OpenTelemetry, in a process of their own. */
public final class LoadServer implements AutoCloseable {
    private final JavaProcess process;
    private final String[] ports;

    /** How Pay-i, or the collector, answers. */
    public enum Mode {
        HEALTHY("healthy"), SLOW("30 ms"), UNAVAILABLE("503"), STALLED("stalled");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public LoadServer(Path folder) throws IOException {
        this.process = JavaProcess.startWithoutLibrary(folder, Serving.class);
        this.ports = process.answer().split(" ");
    }

    public String providerPort() {
        return ports[0];
    }

    public String payiPort() {
        return ports[1];
    }

    /** How long the provider thinks. */
    public void delay(int millis) throws IOException {
        process.ask("delay " + millis);
    }

    public void payi(Mode mode) throws IOException {
        process.ask("payi " + mode);
    }

    /** How many bytes of bodies Pay-i, or the collector, has received so far. */
    public long received() throws IOException {
        return (long) process.figures("received")[0];
    }

    @Override
    public void close() {
        process.close();
    }

    /** The process. */
    static final class Serving {
        private static final int SLOW_MILLIS = 30;
        private static final String JSON = "application/json";
        private static final byte[] DOCUMENT = HttpLoop.answer(200, JSON, ProviderAnswers.document());
        private static final byte[] STREAM = HttpLoop.answer(200, "text/event-stream",
                ProviderAnswers.stream(ProviderAnswers.EVENTS));
        private static final byte[] UNAVAILABLE = HttpLoop.answer(503, JSON, "{}");
        private static final byte[] EXPORTED = HttpLoop.answer(200, "application/x-protobuf", "");
        private static final byte[] INGESTED = HttpLoop.answer(200, JSON, ProviderAnswers.ingested());

        private final AtomicLong received = new AtomicLong();
        private int delayMillis = 1;
        private Mode mode = Mode.HEALTHY;

        public static void main(String[] arguments) throws Exception {
            Serving serving = new Serving();
            HttpLoop provider = new HttpLoop(serving::call);
            HttpLoop payi = new HttpLoop(serving::ingest);
            Commands.serve(provider.port() + " " + payi.port(), serving::command);
        }

        private synchronized String command(String[] command) {
            switch (command[0]) {
                case "delay" -> delayMillis = Integer.parseInt(command[1]);
                case "payi" -> {
                    mode = Mode.valueOf(command[1]);
                    notifyAll();
                }
                case "received" -> {
                    return Commands.figures(received.get());
                }
                default -> throw new IllegalArgumentException(command[0]);
            }
            return "done";
        }

        private synchronized int delayMillis() {
            return delayMillis;
        }

        private byte[] call(String path, byte[] body) throws InterruptedException {
            int millis = delayMillis();
            if (millis > 0) {
                Thread.sleep(millis);
            }
            return new String(body, StandardCharsets.US_ASCII).contains("\"stream\":true") ? STREAM : DOCUMENT;
        }

        private byte[] ingest(String path, byte[] body) throws InterruptedException {
            received.addAndGet(body.length);
            switch (answering()) {
                case SLOW -> Thread.sleep(SLOW_MILLIS);
                case UNAVAILABLE -> {
                    return UNAVAILABLE;
                }
                default -> {
                    // Answered at once.
                }
            }
            if (!path.contains("/ingest")) {
                return EXPORTED;
            }
            return path.contains("/bulk")
                    ? HttpLoop.answer(200, JSON, ProviderAnswers.ingested(body))
                    : INGESTED;
        }

        /** Who stalls answers once the mode has changed. */
        private synchronized Mode answering() throws InterruptedException {
            while (mode == Mode.STALLED) {
                wait();
            }
            return mode;
        }
    }
}
