package com.payi.cdi.internal.core.delivery.http;

import java.net.http.HttpClient;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.log.DeliveryLogger;

/** An HTTP client for Pay-i, with threads that end with the application. */
final class PayiHttp implements AutoCloseable {
    private static final int THREADS = 2;

    private final ThreadPoolExecutor executor;
    private final HttpClient client;

    PayiHttp(PayiConfiguration configuration, String threadName) {
        // Not the client's own threads, which would outlive the application by a minute.
        this.executor = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, threadName);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
        this.executor.allowCoreThreadTimeOut(true);
        boolean secure = configuration.baseUrl().getScheme().equals("https");
        this.client = HttpClient.newBuilder().connectTimeout(configuration.delivery().connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER).executor(executor)
                // In plain text, HTTP/2 would begin with an upgrade of a POST, which many servers do not take.
                .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1).build();
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        // Since Java 21 the client can be closed; before that, it ends once it is forgotten.
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                DeliveryLogger.LOG.debugf(e, "The HTTP client could not be closed");
            }
        }
    }
}
