package com.payi.cdi.client.jdk;

import java.net.http.HttpClient;

/** A client with the settings of another one that follows no redirect. Made when it is first needed. */
final class UnredirectedClient {
    private final HttpClient model;
    private HttpClient made;

    UnredirectedClient(HttpClient model) {
        this.model = model;
    }

    synchronized HttpClient get() {
        if (made == null) {
            made = model.followRedirects() == HttpClient.Redirect.NEVER ? model : made();
        }
        return made;
    }

    private HttpClient made() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(model.version())
                .sslContext(model.sslContext())
                .sslParameters(model.sslParameters());
        model.cookieHandler().ifPresent(builder::cookieHandler);
        model.connectTimeout().ifPresent(builder::connectTimeout);
        model.proxy().ifPresent(builder::proxy);
        model.authenticator().ifPresent(builder::authenticator);
        model.executor().ifPresent(builder::executor);
        return builder.build();
    }
}
