package com.payi.it.sdks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;

/** Posts JSON with a client that the library does not know. */
record UrlConnectionPost(int status, InputStream answer) {
    static UrlConnectionPost send(URI uri, byte[] json) throws IOException {
        ClientCall call = ClientCall.begin(ClientRequest.builder("POST", uri).blocking(true).build());
        try {
            HttpURLConnection connection = (HttpURLConnection) call.uri().toURL().openConnection();
            connection.setRequestProperty("Content-Type", "application/json");
            call.headersToSet().forEach(connection::setRequestProperty);
            connection.setInstanceFollowRedirects(!call.isProxied());
            connection.setDoOutput(true);
            connection.getOutputStream().write(call.request(json));
            int status = connection.getResponseCode();
            call.answered(status, connection::getHeaderField);
            if (status < 400) {
                return new UrlConnectionPost(status, call.answer(connection.getInputStream()));
            }
            byte[] error = call.answer(connection.getErrorStream().readAllBytes());
            Optional<LimitBlockedException> refusal = call.refusal(status, error);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            return new UrlConnectionPost(status, new ByteArrayInputStream(error));
        } catch (IOException | RuntimeException e) {
            call.failed(e);
            throw e;
        }
    }
}
