package com.payi.it.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port for a process that is started later and cannot choose one itself. Systems give processes that ask for any port higher
 * ones, so that none of them gets this one in the meantime.
 */
public final class FreePort {
    private static final int FIRST = 10_000;
    private static final int NUMBER = 6_000;
    /** Begins anywhere, as tests of other modules run at the same time; gives each port once. */
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(NUMBER));

    private FreePort() {}

    /**
     * Finds a port.
     *
     * @return one of the loopback interface where nothing listens
     */
    public static int find() {
        for (int attempt = 0; attempt < NUMBER; attempt++) {
            int port = FIRST + NEXT.getAndIncrement() % NUMBER;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody else has it.
                continue;
            }
        }
        throw new IllegalStateException("All ports from " + FIRST + " on are in use");
    }
}
