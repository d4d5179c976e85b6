package com.payi.it.quarkus.devui;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What an open page of the Dev UI asks for and receives, without a browser: the streams of its WebSocket. */
final class DevUiStream implements WebSocket.Listener {
    private static final String SUBSCRIBE = "{\"jsonrpc\":\"2.0\",\"method\":\"payi-quarkus-runtime_%s\",\"params\":{},\"id\":%d}";

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private volatile boolean closed;

    /** Asks for the streams of the page and of the card. */
    static DevUiStream open(int port) throws Exception {
        DevUiStream stream = new DevUiStream();
        HttpClient client = HttpClient.newHttpClient();
        // While Quarkus looks for changed sources, it may answer a handshake with 404; the Dev UI tries again, too.
        WebSocket socket = await().ignoreException(ExecutionException.class)
                .until(() -> client.newWebSocketBuilder().header("Origin", "http://localhost:" + port)
                        .buildAsync(URI.create("ws://localhost:" + port + "/q/dev-ui/json-rpc-ws"), stream)
                        .get(10, TimeUnit.SECONDS), opened -> true);
        socket.sendText(SUBSCRIBE.formatted("updates", 1), true).get(10, TimeUnit.SECONDS);
        socket.sendText(SUBSCRIBE.formatted("summary", 2), true).get(10, TimeUnit.SECONDS);
        await().until(() -> stream.messages.stream().anyMatch(text -> text.contains("calls")));
        return stream;
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        message.append(text);
        if (last) {
            messages.add(message.toString());
            message.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed = true;
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed = true;
    }
}
