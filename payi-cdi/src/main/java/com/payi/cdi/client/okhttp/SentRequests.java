package com.payi.cdi.client.okhttp;

import java.net.URI;

import com.payi.cdi.client.ClientCall;

import okhttp3.HttpUrl;
import okhttp3.Request;

/** Makes the request that is sent from the one that the application made. */
final class SentRequests {
    private SentRequests() {}

    static Request of(Request request, ClientCall call) {
        Request.Builder sent = request.newBuilder();
        if (!call.uri().equals(request.url().uri())) {
            sent.url(HttpUrl.get(call.uri().toString()));
        }
        call.headersToRemove().forEach(sent::removeHeader);
        call.headersToSet().forEach(sent::header);
        return sent.build();
    }

    static boolean isSameServer(HttpUrl some, URI other) {
        HttpUrl url = HttpUrl.get(other.toString());
        return url.host().equals(some.host()) && url.port() == some.port();
    }
}
