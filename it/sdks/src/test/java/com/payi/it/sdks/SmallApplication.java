package com.payi.it.sdks;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;

/** An application that needs no client library: it calls a model with what the JDK has. */
public final class SmallApplication {
    private SmallApplication() {}

    /** Starts, makes one call in a context, and ends. */
    public static void run(String provider) throws Exception {
        try (WeldContainer container = new Weld().addBeanClass(SmallApplication.class).initialize();
                TrackScope scope = TrackContext.builder().useCaseName("small").userId("anna").open()) {
            call(URI.create(provider + "/v1/chat/completions"));
        }
    }

    private static void call(URI uri) throws Exception {
        ClientCall call = ClientCall.begin(ClientRequest.builder("POST", uri)
                .header("Content-Type", "application/json").blocking(true).build());
        HttpURLConnection connection = (HttpURLConnection) call.uri().toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        call.headersToSet().forEach(connection::setRequestProperty);
        byte[] body = call.request("{\"model\":\"gpt-4o-mini\",\"messages\":[]}".getBytes(StandardCharsets.UTF_8));
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        call.answered(connection.getResponseCode(), connection::getHeaderField);
        try (InputStream answer = call.answer(connection.getInputStream())) {
            answer.readAllBytes();
        }
    }
}
