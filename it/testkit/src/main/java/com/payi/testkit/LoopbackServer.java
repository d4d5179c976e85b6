package com.payi.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A blocking HTTP/1.1 server on 127.0.0.1, one daemon thread for each connection. The JDK's own server can neither reset
 * a connection nor stop in the middle of a body, and the tests need both.
 */
final class LoopbackServer implements AutoCloseable {
    interface Handler {
        Reply handle(HttpRequestRecord request) throws Exception;
    }

    private static final int BACKLOG = 512;

    private final String name;
    private final Handler handler;
    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private LoopbackServer(String name, int port, Handler handler) throws IOException {
        this.name = name;
        this.handler = handler;
        this.listener = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[]{127, 0, 0, 1}));
    }

    static LoopbackServer start(String name, Handler handler) {
        return start(name, 0, handler);
    }

    /** @param port 0 for any that is free */
    static LoopbackServer start(String name, int port, Handler handler) {
        try {
            LoopbackServer server = new LoopbackServer(name, port, handler);
            server.run(server::accept, name + "-" + server.port());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        closed.countDown();
        closeQuietly(listener);
        connections.forEach(LoopbackServer::closeQuietly);
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                run(() -> serve(connection), name + "-" + port() + "-connection");
            } catch (IOException e) {
                // The listener was closed; the loop's condition ends it.
            }
        }
        connections.forEach(LoopbackServer::closeQuietly);
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            ReplyWriter writer = new ReplyWriter(connection, this::pause);
            HttpRequestRecord request;
            do {
                request = read(in, writer);
            } while (request != null && writer.write(request, replyTo(request)));
        } catch (IOException | RuntimeException e) {
            // The client has gone, this server is being closed, or the source of a body failed, which cuts the connection.
        } finally {
            connections.remove(connection);
        }
    }

    private Reply replyTo(HttpRequestRecord request) {
        try {
            return handler.handle(request);
        } catch (Exception e) {
            return Reply.json(500, Json.write(Json.object().put("fake_failed", e.toString())));
        }
    }

    /** Gives null when the client closed the connection instead of sending a request. */
    private static HttpRequestRecord read(InputStream in, ReplyWriter writer) throws IOException {
        String requestLine = line(in);
        if (requestLine == null) {
            return null;
        }
        String[] parts = requestLine.split(" ");
        if (parts.length != 3) {
            throw new IOException("Not a request line: " + requestLine);
        }
        Map<String, List<String>> headers = headers(in);
        if (hasValue(headers, "Expect", "100-continue")) {
            writer.proceed();
        }
        byte[] body;
        if (hasValue(headers, "Transfer-Encoding", "chunked")) {
            body = chunkedBody(in);
        } else {
            int length = headers.containsKey("Content-Length") ? Integer.parseInt(headers.get("Content-Length").get(0)) : 0;
            body = bytes(in, length);
        }
        return new HttpRequestRecord(parts[0], parts[1], headers, body);
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String line = line(in);
        while (line != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("Not a header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).add(line.substring(colon + 1).strip());
            line = line(in);
        }
        return headers;
    }

    static boolean hasValue(Map<String, List<String>> headers, String name, String value) {
        return headers.getOrDefault(name, List.of()).stream()
                .anyMatch(found -> found.toLowerCase(Locale.ROOT).contains(value));
    }

    private static byte[] chunkedBody(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = chunkSize(in);
        while (size > 0) {
            body.write(bytes(in, size));
            line(in);
            size = chunkSize(in);
        }
        headers(in);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("The body ended inside its chunks");
        }
        return Integer.parseInt(line.split(";")[0].strip(), 16);
    }

    private static byte[] bytes(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The body ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Waits, but no longer than this server lives. */
    private void pause(Duration duration) throws IOException {
        try {
            if (!duration.isZero() && closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("The server was closed");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void run(Runnable work, String threadName) {
        Thread thread = new Thread(work, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            // It is closed as far as it can be.
        }
    }
}
