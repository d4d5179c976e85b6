package com.payi.it.servers.application.se;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import com.sun.net.httpserver.HttpServer;

/** The application without a server: CDI in Java SE, behind the JDK's own HTTP server, whose port it prints. */
public final class Main {
    /** Is printed before the port. */
    public static final String READY = "application: ready on port ";

    private static final int THREADS = 32;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        SeContainer container = SeContainerInitializer.newInstance().initialize();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/documents/", container.select(FrontDoor.class).get());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(0);
            threads.shutdown();
            if (container.isRunning()) {
                container.close();
            }
        }));
        server.start();
        System.out.println(READY + server.getAddress().getPort());
    }
}
