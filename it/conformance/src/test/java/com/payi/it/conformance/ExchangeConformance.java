package com.payi.it.conformance;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.payi.it.kit.ProviderExchanges;
import com.payi.it.kit.RecordedExchange;
import com.payi.testkit.IngestedEvent;

/** Replays every exchange of a {@code provider-exchanges.json}, in one application for each way of reading. */
final class ExchangeConformance {
    private static final String ID = "provider_response_id";

    private final List<RecordedExchange> exchanges;

    private ExchangeConformance(List<RecordedExchange> exchanges) {
        this.exchanges = exchanges;
    }

    static Tally run(Path folder, String title) {
        return new ExchangeConformance(ProviderExchanges.read(folder)).run(title);
    }

    private Tally run(String title) {
        List<Differences> failures = exchanges.stream().map(exchange -> new Differences()).toList();
        Map<String, List<IngestedEvent>> events = new LinkedHashMap<>();
        for (Reading reading : Reading.values()) {
            // An application of its own: the second answer with an id is another event, with an id of its own.
            try (Replay replay = Replay.of(exchanges.size())) {
                for (int i = 0; i < exchanges.size(); i++) {
                    replay(replay, i, reading, failures.get(i));
                }
                events.putAll(replay.events());
            }
        }
        return compared(title, failures, events);
    }

    private void replay(Replay replay, int number, Reading reading, Differences failures) {
        RecordedExchange exchange = exchanges.get(number);
        try {
            replay.call(instance(number, reading), exchange, exchange.toReply(), response -> {
                byte[] answer = CallerBody.of(exchange);
                byte[] read = reading.read(response);
                if (!Arrays.equals(answer, read)) {
                    failures.add(reading.prefix() + "bytes read", answer.length + " that were sent",
                            read.length + ", the first other one at " + Arrays.mismatch(answer, read));
                }
            });
        } catch (RuntimeException e) {
            // One exchange that cannot be replayed has failed; the others go on.
            failures.add(e instanceof CannotBeRun ? e.getMessage() : e.toString());
        }
    }

    private Tally compared(String title, List<Differences> failures, Map<String, List<IngestedEvent>> events) {
        Tally tally = new Tally(title);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < exchanges.size(); i++) {
            Differences differences = failures.get(i);
            JsonNode expected = withIdOfItsOwn(exchanges.get(i).expect(), ids);
            for (Reading reading : Reading.values()) {
                differences.addAll(reading.prefix(),
                        ExchangeCheck.of(expected, events.getOrDefault(instance(i, reading), List.of())));
            }
            tally.count(exchanges.get(i).name(), SupportedKinds.contain(exchanges.get(i).kind()), differences);
        }
        return tally;
    }

    /** The id of an earlier answer names that one. */
    private static JsonNode withIdOfItsOwn(JsonNode expected, Set<String> ids) {
        return expected.has(ID) && !ids.add(expected.get(ID).asText())
                ? ((ObjectNode) expected.deepCopy()).put(ID, ExchangeCheck.SYNTHETIC)
                : expected;
    }

    private static String instance(int number, Reading reading) {
        return "exchange-" + number + "-" + reading;
    }
}
