package com.payi.it.conformance;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.payi.it.kit.IngestedEvent;
import com.payi.it.kit.ProviderExchanges;
import com.payi.it.kit.RecordedExchange;

/** Replays every exchange of a {@code provider-exchanges.json}, once for each way of reading, in one application. */
final class ExchangeConformance {
    private final List<RecordedExchange> exchanges;

    private ExchangeConformance(List<RecordedExchange> exchanges) {
        this.exchanges = exchanges;
    }

    static Tally run(Path folder, String title) {
        return new ExchangeConformance(ProviderExchanges.read(folder)).run(title);
    }

    private Tally run(String title) {
        List<Differences> failures = exchanges.stream().map(exchange -> new Differences()).toList();
        try (Replay replay = Replay.of(exchanges.size() * Reading.values().length)) {
            for (int i = 0; i < exchanges.size(); i++) {
                for (Reading reading : Reading.values()) {
                    replay(replay, i, reading, failures.get(i));
                }
            }
            return compared(title, failures, replay.events());
        }
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
        for (int i = 0; i < exchanges.size(); i++) {
            Differences differences = failures.get(i);
            for (Reading reading : Reading.values()) {
                differences.addAll(reading.prefix(), ExchangeCheck
                        .of(exchanges.get(i).expect(), events.getOrDefault(instance(i, reading), List.of())));
            }
            tally.count(exchanges.get(i).name(), SupportedKinds.contain(exchanges.get(i).kind()), differences);
        }
        return tally;
    }

    private static String instance(int number, Reading reading) {
        return "exchange-" + number + "-" + reading;
    }
}
