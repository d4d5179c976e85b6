package com.payi.it.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

import com.payi.testkit.FakePayi;
import com.payi.testkit.Outage;

/** What a row plays with: a provider, a Pay-i, and producers in processes of their own. */
final class Stage implements AutoCloseable {
    /** Generous: other work goes on on the machine. */
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> JVM = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Dslf4j.internal.verbosity=ERROR");

    private final Path folder;
    private final Size size;
    private final Provider provider = new Provider();
    private final List<ProducerProcess> producers = new ArrayList<>();
    private FakePayi payi = FakePayi.start();
    private int volume;
    private long gone;

    Stage(Path folder, Size size) {
        this.folder = folder;
        this.size = size;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Size size() {
        return size;
    }

    FakePayi payi() {
        return payi;
    }

    Provider provider() {
        return provider;
    }

    Path folder() {
        return folder;
    }

    /** Where this row's events survive their process. */
    Path spool() {
        return folder.resolve("spool");
    }

    /** Nothing listens at Pay-i's port any more. */
    void takePayiAway() {
        payi.close();
    }

    /** Pay-i is back where it was, without a memory of what came before. */
    void bringPayiBack() {
        payi = FakePayi.startAt(payi.uri().getPort());
    }

    Producing producing() {
        return new Producing(this);
    }

    /** Makes many calls at once come from nowhere; they are offered, too. */
    void addVolume(int calls) {
        volume += calls;
    }

    /** Sets how many events were in memory when their process was killed, or destroyed together with their file. */
    void addGone(long events) {
        gone += events;
    }

    /** Pay-i fails while the calls are made, and then recovers. */
    void outage(Outage outage, Producing producing) {
        payi.unavailable(outage);
        ProducerProcess producer = producing.start();
        producer.await("a failed attempt", PATIENCE, counts -> counts.failedAttempts() > 0);
        payi.available();
        deliverAndEnd(producer);
    }

    /** What a process finds on disk is known once it has delivered an event of its own. */
    void deliverAndEnd(ProducerProcess producer) {
        producer.awaitProduced(PATIENCE);
        producer.await("everything to be delivered", PATIENCE.multipliedBy(3), counts -> counts.waiting() == 0);
        producer.end(PATIENCE);
    }

    /** @param shell what a shell does first, which the JVM then takes the place of; null for nothing */
    ProducerProcess start(String shell, Map<String, String> properties) {
        List<String> command = new ArrayList<>();
        if (shell != null) {
            command.addAll(List.of("bash", "-c", shell + "; exec \"$@\"", "bash"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("payi.base-url", payi.uri().toString());
        all.put("payi.api-key", FakePayi.DEFAULT_API_KEY);
        all.put("payi.use-case-name", "matrix");
        all.put("producer.provider", provider.uri().toString());
        all.putAll(properties);
        all.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Producer.class.getName()));
        ProducerProcess producer = ProducerProcess.start(command, folder.resolve("producer.log"));
        producers.add(producer);
        return producer;
    }

    /** What became of all events until now. */
    Outcome outcome() {
        Latencies latencies = new Latencies();
        producers.forEach(producer -> latencies.addAll(producer.latencies()));
        Map<String, Integer> arrived = payi.idCounts();
        Map<String, Integer> counted = payi.countedIds();
        return new Outcome(provider.calls() + volume, arrived.size(), total(arrived) - arrived.size(),
                total(counted) - counted.size(), sum(Sample::rejected), sum(Sample::droppedTotal), gone, latencies);
    }

    private static long total(Map<String, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }

    private long sum(ToLongFunction<Sample> count) {
        return producers.stream().filter(producer -> producer.counts() != null)
                .mapToLong(producer -> count.applyAsLong(producer.counts())).sum();
    }

    /** What is wrong in any row. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (ProducerProcess producer : producers) {
            producer.unbalanced().stream().limit(1).forEach(sample -> complaints.add("the counts do not add up: " + sample));
            if (producer.log().stream().anyMatch(line -> line.contains("PAYI00307"))) {
                complaints.add("the delivery failed unexpectedly");
            }
            if (producer.log().stream().anyMatch(line -> line.contains("PAYI00325"))) {
                complaints.add("an event changed to a state that does not follow its own");
            }
        }
        payi.violations().stream().limit(1).forEach(violation -> complaints.add("the contract is broken: " + violation));
        return complaints;
    }

    /** The lines that the producers have logged. */
    List<String> log() {
        return producers.get(0).log();
    }

    @Override
    public void close() {
        producers.stream().filter(ProducerProcess::isAlive).forEach(ProducerProcess::kill);
        payi.close();
        provider.close();
    }
}
