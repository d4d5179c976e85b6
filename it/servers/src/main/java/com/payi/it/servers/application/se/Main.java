package com.payi.it.servers.application.se;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import com.sun.net.httpserver.HttpServer;

/** The application without a server: CDI in Java SE, behind the JDK's own HTTP server, whose port it prints. */
public final class Main {
    /** Is printed before the port. */
    public static final String READY = "application: ready on port ";

    private static final int THREADS = 32;
    private static final int SECONDS_TO_END = 20;
    /** Hooks run at the same time: Weld's own would close the container while requests are in work, and a second time. */
    private static final String HOOK_OF_WELD = "org.jboss.weld.se.shutdownHook";

    private final SeContainer container;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    private Main(SeContainer container, int port) throws IOException {
        this.container = container;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/documents/", container.select(FrontDoor.class).get());
    }

    /** @param arguments the port to listen on, 0 for any */
    public static void main(String[] arguments) throws IOException {
        SeContainer container = SeContainerInitializer.newInstance().addProperty(HOOK_OF_WELD, false).initialize();
        Main main = new Main(container, Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(main::end));
        main.server.start();
        System.out.println(READY + main.server.getAddress().getPort());
    }

    /** First requests, then their work, then the beans. */
    private void end() {
        server.stop(0);
        threads.shutdown();
        try {
            threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            container.close();
        }
    }
}
