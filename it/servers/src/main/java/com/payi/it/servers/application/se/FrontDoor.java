package com.payi.it.servers.application.se;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import com.payi.it.servers.application.FrontDesk;
import com.payi.it.servers.application.Lines;
import com.payi.it.servers.application.Order;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** Lets a test give orders to the application by HTTP; each is a request for CDI. */
@ApplicationScoped
public class FrontDoor implements HttpHandler {
    private static final int OK = 200;
    private static final int FAILED = 500;

    @Inject
    FrontDesk desk;

    @Inject
    Instance<RequestContextController> requests;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        RequestContextController request = requests.get();
        request.activate();
        try (exchange) {
            answer(exchange);
        } finally {
            request.deactivate();
        }
    }

    /** Answers with status 500 and the failure where the task fails, whatever the failure is. */
    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        Object done;
        int status = OK;
        try {
            URI provider = parameters.containsKey("provider") ? URI.create(parameters.get("provider")) : null;
            done = desk.perform(path.substring(path.lastIndexOf('/') + 1), new Order(provider, parameters.get("model")));
        } catch (Exception e) {
            status = FAILED;
            done = e.toString();
        }
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (done instanceof InputStream events) {
                Lines.passOn(events, out);
            } else {
                out.write(done.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&")).map(parameter -> parameter.split("=", 2)).collect(Collectors.toMap(
                parameter -> parameter[0], parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }
}
