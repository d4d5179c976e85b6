package com.payi.it.conformance;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.payi.cdi.TrackContext;
import com.payi.it.kit.RecordedExchange;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

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
        call(instance, client, exchange, reply, reader);
    }

    /** @param readTimeout of the client, zero for none */
    void call(String instance, RecordedExchange exchange, Reply reply, Duration readTimeout, Consumer<Response> reader) {
        if (readTimeout.isZero()) {
            call(instance, client, exchange, reply, reader);
            return;
        }
        Client impatient = ClientBuilder.newBuilder().readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS).build();
        try {
            call(instance, impatient, exchange, reply, reader);
        } finally {
            impatient.close();
        }
    }

    private void call(String instance, Client by, RecordedExchange exchange, Reply reply, Consumer<Response> reader) {
        ReplayHosts.add(hostName(exchange));
        provider.always(reply);
        RecordedExchange.Request request = exchange.request();
        TrackContext.builder().useCaseName("replay").useCaseId(instance)
                .run(() -> call(by, uri(exchange), request.method(), request.headers(), body(request), reader));
    }

    /** The same answer to a call that is no provider's, so that the library leaves it alone. */
    void callElsewhere(Reply reply, Consumer<Response> reader) {
        provider.always(reply);
        call(client, provider.uri().resolve("/elsewhere"), "GET", Map.of(), null, reader);
    }

    private static void call(Client by, URI uri, String method, Map<String, String> headers, Entity<String> body,
            Consumer<Response> reader) {
        Invocation.Builder request = by.target(uri).request();
        headers.forEach(request::header);
        try (Response response = request.method(method, body)) {
            reader.accept(response);
        }
    }

    /** Ends the application, which delivers every event, and gives them by the instances of their calls. */
    Map<String, List<IngestedEvent>> events() {
        return allEvents().stream().collect(Collectors.groupingBy(event -> String.valueOf(event.useCaseId())));
    }

    /** Ends the application, which delivers every event, and gives them in the order of their arrival. */
    List<IngestedEvent> allEvents() {
        application.close();
        return payi.events();
    }

    /** The requests that the provider got so far. */
    List<HttpRequestRecord> received() {
        return provider.received();
    }

    /** What Pay-i could not have accepted. */
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

    private static Entity<String> body(RecordedExchange.Request request) {
        String type = request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(Map.Entry::getValue).findFirst().orElse(MediaType.APPLICATION_JSON);
        return request.text() == null ? null : Entity.entity(request.text(), type);
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
