package com.payi.quarkus.runtime.devservices;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.payi.cdi.LimitState;
import com.payi.cdi.spi.JsonTree;

/**
 * Pay-i's dev service, for tests: inject it into a {@code @QuarkusTest}. It exists in dev and test mode only. Events arrive
 * in the background, so wait for them.
 *
 * <p>
 * All amounts are USD and estimates: with the public list prices of {@link #pricesDate()}, or with prices of the
 * application ({@code quarkus.payi.devservices.prices}). Each method throws an {@link IllegalStateException} where the dev
 * service does not run, for example because {@code payi.api-key} is set.
 *
 * @since 0.1
 */
public class PayiDevService {
    /** The configuration key with the address of the dev service; there while it runs. */
    public static final String URL = "payi-dev-service.url";
    /** The configuration key with the key that it accepts. */
    public static final String KEY = "payi-dev-service.key";

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int PAGE = 100;

    private final Optional<String> url;
    private final Optional<String> key;

    @Inject
    PayiDevService(@ConfigProperty(name = URL) Optional<String> url, @ConfigProperty(name = KEY) Optional<String> key) {
        this.url = url;
        this.key = key;
    }

    /**
     * Whether the dev service runs.
     *
     * @return false if the application names another place for its events, or {@code quarkus.payi.devservices.enabled} is
     *         false
     */
    public boolean isRunning() {
        return url.isPresent();
    }

    /**
     * Where it runs.
     *
     * @return the address, without a path
     */
    public URI url() {
        return URI.create(url.orElseThrow(PayiDevService::notRunning));
    }

    /**
     * The calls that it has received, the oldest first; of many, the latest 10,000.
     *
     * @return the events, none after a {@link #reset()}
     */
    public List<DevServiceEvent> events() {
        List<DevServiceEvent> events = new ArrayList<>();
        long after = 0;
        int most = PAGE;
        while (true) {
            JsonTree answer = client().ask("GET", "/dev/events?after=" + after + "&most=" + most);
            if (answer == null && most > 1) {
                // Few large ones are read one by one.
                most = 1;
                continue;
            }
            if (answer == null) {
                throw new IllegalStateException("The event after number " + after + " is too large to be read");
            }
            List<JsonTree> page = answer.at("events").elements();
            page.stream().map(PayiDevService::event).forEach(events::add);
            if (page.size() < most) {
                return events;
            }
            after = (long) page.get(page.size() - 1).at("number").number();
        }
    }

    /**
     * What all calls have cost.
     *
     * @return USD
     */
    public BigDecimal cost() {
        return amount(state().at("cost"));
    }

    /**
     * What the calls of each use case have cost.
     *
     * @return USD by name; calls without a use case have the name {@code ""}
     */
    public Map<String, BigDecimal> costByUseCase() {
        JsonTree costs = state().at("costByUseCase");
        Map<String, BigDecimal> byUseCase = new LinkedHashMap<>();
        costs.members().keySet().forEach(name -> byUseCase.put(name.toString(), amount(costs.at(name.toString()))));
        return byUseCase;
    }

    /**
     * The limits that are configured, and those that calls have named.
     *
     * @return the limits by id
     */
    public Map<String, DevServiceLimit> limits() {
        Map<String, DevServiceLimit> limits = new LinkedHashMap<>();
        for (JsonTree limit : state().at("limits").elements()) {
            JsonTree max = limit.at("max");
            limits.put(limit.at("id").text(), new DevServiceLimit(limit.at("id").text(),
                    max.exists() ? Optional.of(amount(max)) : Optional.empty(), amount(limit.at("spent")),
                    LimitState.of(limit.at("state").text())));
        }
        return limits;
    }

    /**
     * When the list prices held that costs are estimated with.
     *
     * @return the date
     */
    public LocalDate pricesDate() {
        return LocalDate.parse(state().at("pricesDate").text());
    }

    /** Forgets all events, costs and what was spent of limits. */
    public void reset() {
        client().ask("POST", "/dev/reset");
    }

    private JsonTree state() {
        return client().ask("GET", "/dev/state");
    }

    private DevServiceClient client() {
        return new DevServiceClient(url.orElseThrow(PayiDevService::notRunning), key.orElseThrow(PayiDevService::notRunning),
                TIMEOUT_MILLIS);
    }

    private static IllegalStateException notRunning() {
        return new IllegalStateException("Pay-i's dev service does not run. It starts in dev and test mode if none of"
                + " payi.api-key, payi.api-key-file, payi.base-url and payi.ingest.offline-file is set, and payi.enabled and"
                + " quarkus.payi.devservices.enabled are not false");
    }

    private static DevServiceEvent event(JsonTree event) {
        List<String> limits = event.at("limitIds").elements().stream().map(JsonTree::text).toList();
        Map<String, String> properties = new LinkedHashMap<>();
        event.at("properties").members().forEach((name, value) -> properties.put(name.toString(), String.valueOf(value)));
        Map<String, DevServiceEvent.Units> units = new LinkedHashMap<>();
        event.at("units").members().keySet().forEach(name -> units.put(name.toString(),
                new DevServiceEvent.Units(event.at("units", name.toString(), "input").count(),
                        event.at("units", name.toString(), "output").count())));
        return new DevServiceEvent(event.at("requestId").text(), "proxy".equals(event.at("mode").text()),
                Instant.parse(event.at("receivedAt").text()), event.at("category").text(), event.at("resource").text(),
                number(event.at("httpStatusCode")), text(event, "useCaseName"), text(event, "useCaseId"),
                number(event.at("useCaseVersion")), text(event, "useCaseStep"), text(event, "userId"),
                text(event, "accountName"), limits, properties, units, amount(event.at("cost", "total")),
                event.at("priced").isTrue(), text(event, "prices"));
    }

    private static Optional<String> text(JsonTree event, String name) {
        return Optional.ofNullable(event.at(name).text());
    }

    private static Optional<Integer> number(JsonTree value) {
        return value.exists() ? Optional.of(value.count()) : Optional.empty();
    }

    /** Amounts of dev mode have fewer digits than a double keeps. */
    private static BigDecimal amount(JsonTree value) {
        BigDecimal amount = BigDecimal.valueOf(value.number()).stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }
}
