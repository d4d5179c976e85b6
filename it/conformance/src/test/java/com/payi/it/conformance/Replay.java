package com.payi.it.conformance;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;

import com.payi.cdi.TrackContext;
import com.payi.it.kit.FakePayi;
import com.payi.it.kit.FakeProvider;
import com.payi.it.kit.IngestedEvent;
import com.payi.it.kit.RecordedExchange;
import com.payi.it.kit.Reply;

/**
 * An application that makes recorded calls, under the hosts of their providers, and gets the answers that a test wants. Each
 * call is the only one of a use case instance, by which its events are known.
 */
final class Replay implements AutoCloseable {
    private static final Pattern NOT_IN_A_URI = Pattern.compile("[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]+");

    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();
    private final Client client = ClientBuilder.newClient();
    private final Application application;

    private Replay(int calls, Map<String, String> more) {
        Map<String, String> configuration = new LinkedHashMap<>(CaseConfiguration.basic(payi));
        configuration.put("payi.log-prompt-and-response", "true");
        configuration.put("payi.ingest.queue-capacity", String.valueOf(100 + calls));
        configuration.putAll(more);
        application = Application.start(configuration, List.of());
    }

    /** @param calls how many there will be at most; none of their events may be lost */
    static Replay of(int calls) {
        return new Replay(calls, Map.of());
    }

    static Replay of(Map<String, String> configuration) {
        return new Replay(10, configuration);
    }

    void call(String instance, RecordedExchange exchange, Reply reply, Consumer<Response> reader) {
        ReplayHosts.add(hostName(exchange));
        provider.always(reply);
        TrackContext.builder().useCaseName("replay").useCaseId(instance)
                .run(() -> call(uri(exchange), exchange.request().method(), body(exchange), reader));
    }

    /** The same answer to a call that is no provider's, so that nobody follows it. */
    void callElsewhere(Reply reply, Consumer<Response> reader) {
        provider.always(reply);
        call(provider.uri().resolve("/elsewhere"), "GET", null, reader);
    }

    private void call(URI uri, String method, Entity<String> body, Consumer<Response> reader) {
        try (Response response = client.target(uri).request().method(method, body)) {
            reader.accept(response);
        }
    }

    /** Ends the application, which delivers every event, and gives them by the instances of their calls. */
    Map<String, List<IngestedEvent>> events() {
        application.close();
        return payi.events().stream().collect(Collectors.groupingBy(event -> String.valueOf(event.useCaseId())));
    }

    /** What Pay-i could not have taken. */
    List<String> violations() {
        return payi.violations();
    }

    @Override
    public void close() {
        client.close();
        application.close();
        payi.close();
        provider.close();
    }

    private static Entity<String> body(RecordedExchange exchange) {
        return Json.isPresent(exchange.request().body()) ? Entity.json(exchange.request().body().toString()) : null;
    }

    /** The recorded host, path and query, at this machine's port. */
    private URI uri(RecordedExchange exchange) {
        return URI.create("http://" + hostName(exchange) + ":" + provider.port() + encoded(exchange.request().target()));
    }

    /** A recording may show what a client would have encoded. */
    private static String encoded(String target) {
        return NOT_IN_A_URI.matcher(target).replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8)
                .replace("+", "%20"));
    }

    /** A recorded port was that of another machine. */
    private static String hostName(RecordedExchange exchange) {
        return exchange.request().host().replaceFirst(":\\d+$", "");
    }
}
