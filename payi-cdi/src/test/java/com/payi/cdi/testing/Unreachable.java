package com.payi.cdi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of this machine where each connection is refused. It stays bound for as long as the process lives, and nothing listens:
 * a port that is only free may be another server's, or a client's, at the next moment.
 */
public final class Unreachable {
    private static final Socket BOUND = bound();

    private Unreachable() {}

    private static Socket bound() {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), 0));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On 127.0.0.1. */
    public static int port() {
        return BOUND.getLocalPort();
    }
}
