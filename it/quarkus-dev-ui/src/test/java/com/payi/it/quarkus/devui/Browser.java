package com.payi.it.quarkus.devui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Chromium without a window, driven by its own protocol: no driver has to be downloaded. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Listener listener = new Listener();
    private final AtomicInteger ids = new AtomicInteger();

    private Browser(Path program) throws IOException {
        profile = Files.createTempDirectory("browser");
        process = new ProcessBuilder(program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "--window-size=1600,1200", "about:blank").redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.log").toFile()).start();
        Path port = profile.resolve("DevToolsActivePort");
        Awaitility.await("the browser").atMost(PATIENCE)
                .until(() -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        HttpClient client = HttpClient.newHttpClient();
        URI pages = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
        JsonNode[] page = new JsonNode[1];
        Awaitility.await("its page").atMost(PATIENCE).ignoreExceptions().until(() -> {
            for (JsonNode one : JSON.readTree(pages.toURL())) {
                if (one.path("type").asText().equals("page")) {
                    page[0] = one;
                }
            }
            return page[0] != null;
        });
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page[0].path("webSocketDebuggerUrl").asText()), listener).join();
        send("Runtime.enable", Map.of());
        send("Log.enable", Map.of());
        send("Network.enable", Map.of());
        send("Page.enable", Map.of());
    }

    /** Starts the browser that is installed; a test where none is, is skipped. */
    static Browser start() throws IOException {
        return start(System.getenv("PATH"));
    }

    /** @param folders where programs are, as in {@code PATH} */
    static Browser start(String folders) throws IOException {
        Optional<Path> program = Stream.of(folders.split(":")).map(Path::of)
                .flatMap(folder -> NAMES.stream().map(folder::resolve)).filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "No Chromium is installed, so the page of the Dev UI is not tested");
        return new Browser(program.get());
    }

    void size(int width, int height) {
        send("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void open(String url) {
        send("Page.navigate", Map.of("url", url));
    }

    /** The value of an expression, which may be a promise. */
    JsonNode value(String expression) {
        JsonNode answer = send("Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** A click with the mouse into the middle of what an expression finds. */
    void click(String element) {
        JsonNode place = value("(() => { const place = (" + element + ").getBoundingClientRect();"
                + " return [place.x + place.width / 2, place.y + place.height / 2]; })()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send("Input.dispatchMouseEvent", Map.of("type", type, "x", place.get(0).asDouble(), "y", place.get(1).asDouble(),
                    "button", "left", "clickCount", 1));
        }
    }

    void picture(Path file) throws IOException {
        JsonNode answer = send("Page.captureScreenshot", Map.of("format", "png"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    /** Errors and warnings of scripts, and requests that failed. */
    List<String> errors() {
        return List.copyOf(listener.errors);
    }

    /** Forgets the errors so far. */
    void countErrorsAnew() {
        listener.errors.clear();
    }

    /** How many requests of the page have neither ended nor failed; a socket is none. */
    int pendingRequests() {
        return listener.pending.size();
    }

    /** The addresses that pages have asked for. */
    List<String> requested() {
        return List.copyOf(listener.requested);
    }

    private JsonNode send(String method, Map<String, Object> parameters) {
        try {
            int id = ids.incrementAndGet();
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            listener.waiting.put(id, answer);
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true).join();
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(method, e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        List<ProcessHandle> processes = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        processes.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await("the end of the browser").atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (Stream<Path> files = Files.walk(profile)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            return true;
        });
    }

    private static final class Listener implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final List<String> errors = new CopyOnWriteArrayList<>();
        private final List<String> requested = new CopyOnWriteArrayList<>();
        private final Set<String> pending = ConcurrentHashMap.newKeySet();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    received(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    errors.add(e.toString());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void received(JsonNode message) {
            if (message.has("id")) {
                waiting.remove(message.path("id").asInt()).complete(message.path("result"));
                return;
            }
            JsonNode detail = message.path("params");
            switch (message.path("method").asText()) {
                case "Runtime.exceptionThrown" -> errors.add(detail.path("exceptionDetails").toString());
                case "Runtime.consoleAPICalled" -> addIf(detail.path("type").asText().equals("error"), detail.toString());
                case "Log.entryAdded" -> addIf(detail.path("entry").path("level").asText().equals("error"),
                        detail.path("entry").toString());
                case "Network.requestWillBeSent" -> {
                    requested.add(detail.path("request").path("url").asText());
                    pending.add(detail.path("requestId").asText());
                }
                case "Network.loadingFinished", "Network.loadingFailed" -> pending.remove(detail.path("requestId").asText());
                default -> {
                    // Not of interest.
                }
            }
        }

        private void addIf(boolean error, String text) {
            if (error) {
                errors.add(text);
            }
        }
    }
}
