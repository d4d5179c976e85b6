package com.payi.it.quarkus.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The page of the Dev UI without a browser: what a browser loads, and what the page is then sent. */
final class DevUiPage {
    private static final int PATIENCE_SECONDS = 20;
    private static final String ASK = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"payi-quarkus-runtime_updates\",\"params\":{}}";

    private static final Pattern OWN_MODULE = Pattern.compile("from '\\./([\\w-]+\\.js)'|import '\\./([\\w-]+\\.js)'");

    private final String application;
    private final String url;
    private final HttpClient browser = HttpClient.newHttpClient();

    DevUiPage(String application) {
        this.application = application;
        this.url = application + "/q/dev-ui/";
    }

    /** Loads the page, its component, and the modules that the component imports from its own folder. */
    void load() throws IOException, InterruptedException {
        assertThat(get("payi-quarkus-runtime/calls-and-costs")).contains("<html");
        String component = get("payi-quarkus/qwc-payi-calls.js");
        List<String> modules = OWN_MODULE.matcher(component).results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1)).toList();
        assertThat(modules).isNotEmpty();
        for (String module : modules) {
            get("payi-quarkus/" + module);
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(URI.create(url + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** What the page is sent first: all calls, as JSON without white space. */
    String calls() throws Exception {
        FirstUpdate first = new FirstUpdate();
        // The Dev UI refuses a page of another origin, and one that names none.
        WebSocket socket = browser.newWebSocketBuilder().header("Origin", application)
                .buildAsync(URI.create(url.replaceFirst("^http", "ws") + "json-rpc-ws"), first)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            socket.sendText(ASK, true);
            return first.update.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }

    /** Waits for the first message that has rows. */
    private static final class FirstUpdate implements WebSocket.Listener {
        private final CompletableFuture<String> update = new CompletableFuture<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                if (message.indexOf("\"rows\"") >= 0) {
                    update.complete(message.toString().replaceAll("\\s+", ""));
                }
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            update.completeExceptionally(failure);
        }
    }
}
