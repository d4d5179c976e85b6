package com.payi.quarkus.runtime.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * Asks the dev service over HTTP: it lives in the class loader of the build, of which the application sees nothing. The
 * JDK's old client, because it leaves no thread behind.
 */
public final class DevServiceClient {
    private final String url;
    private final String key;
    private final int timeoutMillis;

    /** @param timeoutMillis to connect, and for each part of an answer */
    public DevServiceClient(String url, String key, int timeoutMillis) {
        this.url = url;
        this.key = key;
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * Null if the answer is larger than what is read at once.
     *
     * @throws UncheckedIOException if the dev service does not answer
     */
    public JsonTree ask(String method, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(url + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setRequestProperty(PayiHeaders.API_KEY, key);
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            JsonDocumentReader reader = new JsonDocumentReader(JsonShape.everything());
            try (InputStream in = connection.getInputStream()) {
                byte[] document = in.readAllBytes();
                reader.accept(document, 0, document.length);
            } finally {
                connection.disconnect();
            }
            return reader.isCut() ? null : reader.tree();
        } catch (IOException e) {
            throw new UncheckedIOException("Pay-i's dev service at " + url + " does not answer " + method + " " + path, e);
        }
    }
}
