package com.payi.it.conformance;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import com.payi.it.kit.ProviderExchanges;
import com.payi.it.kit.RecordedExchange;

/**
 * Replays every exchange of a {@code provider-exchanges.json}, once for each way of reading, in one application. Each call
 * is the only one of a use case instance, by which its event is known.
 */
final class ExchangeConformance {
    private static final Pattern NOT_IN_A_URI = Pattern.compile("[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]+");

    private final List<RecordedExchange> exchanges;
    private final FakeProvider provider;
    private final FakePayi payi;

    private ExchangeConformance(List<RecordedExchange> exchanges, FakeProvider provider, FakePayi payi) {
        this.exchanges = exchanges;
        this.provider = provider;
        this.payi = payi;
    }

    static Tally run(Path folder, String title) {
        try (FakeProvider provider = FakeProvider.start(); FakePayi payi = FakePayi.start()) {
            return new ExchangeConformance(ProviderExchanges.read(folder), provider, payi).run(title);
        }
    }

    private Tally run(String title) {
        List<Differences> failures = exchanges.stream().map(exchange -> new Differences()).toList();
        Map<String, String> configuration = CaseConfiguration.basic(payi);
        configuration.put("payi.log-prompt-and-response", "true");
        configuration.put("payi.ingest.queue-capacity", String.valueOf(100 + exchanges.size() * Reading.values().length));
        Client client = ClientBuilder.newClient();
        // Its end delivers every event.
        try (Application application = Application.start(configuration, List.of())) {
            for (int i = 0; i < exchanges.size(); i++) {
                for (Reading reading : Reading.values()) {
                    replay(client, i, reading, failures.get(i));
                }
            }
        } finally {
            client.close();
        }
        return compared(title, failures);
    }

    private void replay(Client client, int number, Reading reading, Differences failures) {
        RecordedExchange exchange = exchanges.get(number);
        try {
            ReplayHosts.add(hostName(exchange));
            URI uri = uri(exchange);
            provider.always(exchange.toReply());
            TrackContext.builder().useCaseName("replay").useCaseId(instance(number, reading)).run(() -> {
                try (Response response = client.target(uri).request().method(exchange.request().method(), body(exchange))) {
                    reading.read(response);
                }
            });
        } catch (RuntimeException e) {
            // One exchange that cannot be replayed has failed; the others go on.
            failures.add(e instanceof CannotBeRun ? e.getMessage() : e.toString());
        }
    }

    private Tally compared(String title, List<Differences> failures) {
        Map<String, List<IngestedEvent>> events = payi.events().stream()
                .collect(Collectors.groupingBy(event -> String.valueOf(event.useCaseId())));
        Tally tally = new Tally(title);
        for (int i = 0; i < exchanges.size(); i++) {
            Differences differences = failures.get(i);
            for (Reading reading : Reading.values()) {
                differences.addAll(reading == Reading.AT_ONCE ? "" : "byte by byte: ", ExchangeCheck
                        .of(exchanges.get(i).expect(), events.getOrDefault(instance(i, reading), List.of())));
            }
            tally.count(exchanges.get(i).name(), SupportedKinds.contain(exchanges.get(i).kind()), differences);
        }
        return tally;
    }

    private static String instance(int number, Reading reading) {
        return "exchange-" + number + "-" + reading;
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
