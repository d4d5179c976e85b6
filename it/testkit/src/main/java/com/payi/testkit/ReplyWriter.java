package com.payi.testkit;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/** Writes replies to one connection, with their timing and their faults. */
final class ReplyWriter {
    interface Pause {
        void of(Duration duration) throws IOException;
    }

    /** Headers that only the connection itself can know. */
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "keep-alive");

    private final Socket connection;
    private final OutputStream out;
    private final Pause pause;

    ReplyWriter(Socket connection, Pause pause) throws IOException {
        this.connection = connection;
        this.out = connection.getOutputStream();
        this.pause = pause;
    }

    void proceed() throws IOException {
        out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Gives whether the connection can take another request. */
    boolean write(HttpRequestRecord request, Reply reply) throws IOException {
        pause.of(reply.delivery().delay());
        switch (reply.kind()) {
            case RESET:
                connection.setSoLinger(true, 0);
                return false;
            case SILENCE:
                return false;
            default:
                return answer(request, reply);
        }
    }

    private boolean answer(HttpRequestRecord request, Reply reply) throws IOException {
        Iterator<byte[]> chunks = reply.chunks();
        try {
            return answer(request, reply, chunks) && !asksToClose(request, reply);
        } finally {
            if (chunks instanceof Closeable source) {
                source.close();
            }
        }
    }

    private boolean answer(HttpRequestRecord request, Reply reply, Iterator<byte[]> chunks) throws IOException {
        boolean bodiless = request.method().equals("HEAD") || reply.status() == 204 || reply.status() == 304;
        if (bodiless) {
            out.write(head(reply, ""));
        } else if (reply.isWhole()) {
            byte[] body = chunks.next();
            out.write(head(reply, "Content-Length: " + body.length + "\r\n"));
            int cut = reply.delivery().cutAfter();
            if (cut >= 0 && cut < body.length) {
                out.write(body, 0, cut);
                return cutOff(reply.delivery());
            }
            out.write(body);
        } else {
            out.write(head(reply, "Transfer-Encoding: chunked\r\n"));
            if (!chunked(chunks, reply.delivery())) {
                return false;
            }
        }
        return true;
    }

    private static boolean asksToClose(HttpRequestRecord request, Reply reply) {
        return LoopbackServer.hasValue(request.headers(), "Connection", "close")
                || "close".equalsIgnoreCase(reply.header("Connection"));
    }

    private boolean chunked(Iterator<byte[]> chunks, Reply.Delivery delivery) throws IOException {
        int left = delivery.cutAfter() < 0 ? Integer.MAX_VALUE : delivery.cutAfter();
        boolean first = true;
        while (chunks.hasNext()) {
            byte[] chunk = chunks.next();
            if (chunk.length == 0) {
                // An empty chunk would end the body.
                continue;
            }
            if (!first) {
                pause.of(delivery.gap());
            }
            first = false;
            int length = Math.min(left, chunk.length);
            out.write(framed(chunk, length));
            left -= length;
            if (length < chunk.length) {
                return cutOff(delivery);
            }
        }
        if (delivery.cutAfter() >= 0) {
            return cutOff(delivery);
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    private boolean cutOff(Reply.Delivery delivery) throws IOException {
        if (delivery.resets()) {
            connection.setSoLinger(true, 0);
        }
        return false;
    }

    /** A chunk that is cut short still announces its full size; it goes out in one write so that it arrives as one. */
    private static byte[] framed(byte[] chunk, int length) {
        ByteArrayOutputStream framed = new ByteArrayOutputStream(chunk.length + 16);
        framed.writeBytes((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        framed.write(chunk, 0, length);
        if (length == chunk.length) {
            framed.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        return framed.toByteArray();
    }

    private static byte[] head(Reply reply, String framing) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" \r\n");
        reply.headers().forEach((name, value) -> {
            if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        return head.append(framing).append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
