package com.payi.quarkus.deployment.devservices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.PayiUrls;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Pay-i on 127.0.0.1. Every request needs the key: a page in a browser, or another user, must not reach what it has. */
final class DevServer implements AutoCloseable {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final ExecutorService threads;
    private final String key;
    private final IngestRoutes ingest;
    private final ProxyRoutes proxy;
    private final StateRoutes state;
    private final ScoreRoutes scores = new ScoreRoutes();
    private volatile DevServiceSettings settings;

    /**
     * @param port 0 for a free one
     * @throws IOException if the port is not free
     */
    DevServer(int port, String key, Ledger ledger, DevServiceSettings settings) throws IOException {
        this.key = key;
        this.settings = settings;
        this.ingest = new IngestRoutes(ledger);
        this.proxy = new ProxyRoutes(ledger);
        this.state = new StateRoutes(ledger);
        this.server = server(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port));
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "payi-dev-service");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Without TCP_NODELAY, each answer waits some 40 ms for an acknowledgement of its header. The JDK reads the property when
     * it makes its first server, so that it need not stay.
     */
    private static HttpServer server(InetSocketAddress address) throws IOException {
        String before = System.getProperty(NO_DELAY);
        if (before == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            return HttpServer.create(address, 0);
        } finally {
            if (before == null) {
                System.clearProperty(NO_DELAY);
            }
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Later requests are answered by these. */
    void configure(DevServiceSettings changed) {
        settings = changed;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(Request.of(exchange)).send(exchange);
        } catch (IOException e) {
            DevServiceLog.clientWentAway(e);
        } catch (RuntimeException | Error e) {
            DevServiceLog.failed(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), e);
            throw e;
        }
    }

    private Reply answer(Request request) {
        if (!isKey(request.header(PayiHeaders.API_KEY))) {
            return Reply.error(401, "invalid_api_key", "The API key is missing or invalid.");
        }
        DevServiceSettings current = settings;
        String path = request.path();
        if (path.startsWith(PayiUrls.PROXY_PATH)) {
            return proxy.answer(request, current);
        }
        Reply scored = scores.answer(request);
        if (scored != null) {
            return scored;
        }
        Reply reply = path.startsWith(IngestRoutes.PATH) ? ingest.answer(request, current) : state.answer(request, current);
        return reply != null ? reply : Reply.error(404, "request_processing_error", "No such route: " + path);
    }

    private boolean isKey(String header) {
        return header != null && MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8),
                key.getBytes(StandardCharsets.UTF_8));
    }
}
