package com.payi.it.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.testkit.FakePayi;
import com.payi.testkit.IngestedEvent;

import io.quarkus.runtime.QuarkusApplication;

/** Makes some calls in different contexts and shows what became of them. */
public class Demo implements QuarkusApplication {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STALL = Duration.ofSeconds(5);
    private static final String TICKET = "My invoice of last month has a position that I do not understand.";

    private final PrintStream out = System.out;
    private final Report report = new Report(out);
    private final List<Report.ProxiedCall> proxied = new ArrayList<>();

    @Inject
    SupportDesk desk;

    @Inject
    PremiumDesk premium;

    @Inject
    KnowledgeBase knowledge;

    @Inject
    @RestClient
    OpenAi openAi;

    @Inject
    Results results;

    @Inject
    Spend spend;

    @Override
    public int run(String... arguments) throws Exception {
        try (Fakes fakes = Main.fakes()) {
            int expected = makeCalls(fakes != null);
            boolean arrived = until(() -> results.all().size() >= expected && spend.has(expected));
            print(fakes);
            if (!arrived || results.all().size() != expected) {
                out.printf("%nFAILED: %d results were expected from Pay-i, %d came.%n", expected, results.all().size());
                return 1;
            }
            if (fakes == null) {
                return 0;
            }
            boolean unaffected = stall(fakes);
            if (!fakes.payi().violations().isEmpty()) {
                out.println("FAILED: the contract of the ingest API was broken: " + fakes.payi().violations());
                return 1;
            }
            return unaffected ? 0 : 1;
        }
    }

    /** @return how many calls were made */
    private int makeCalls(boolean everyProvider) throws Exception {
        int calls = 0;
        desk.answer(TICKET);
        calls += 2;
        desk.classify(TICKET);
        premium.classify("Where is my parcel?");
        premium.answer("I want to speak to somebody.");
        calls += 3;
        calls += inParallel(List.of("anna", "berta"));
        desk.talk("How do I change my password?");
        knowledge.search("parcels");
        calls += 2;
        if (everyProvider) {
            desk.secondOpinion(TICKET);
            calls++;
        }
        try {
            desk.misconfigured(TICKET);
        } catch (WebApplicationException expected) {
            // The application's own affair; that it happened is Pay-i's, too.
        }
        calls++;
        escalate();
        calls++;
        try (TrackScope scope = TrackContext.builder().useCaseName("night_batch").userId("batch").limitIds("night_budget")
                .open()) {
            openAi.chat(Chat.Request.of(SupportDesk.MODEL, "Summarize the tickets of this day."));
        }
        return calls + 1;
    }

    /** Each in a context of its own; what holds inside is that of the class, on behalf of the user. */
    private int inParallel(List<String> users) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(users.size());
        try {
            List<Callable<Void>> tasks = users.stream().<Callable<Void>>map(user -> () -> {
                TrackContext.builder().userId(user).run(() -> {
                    desk.classify("A ticket of " + user);
                    desk.classify("Another ticket of " + user + ", somewhat longer than the first one was.");
                });
                return null;
            }).toList();
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdown();
        }
        return users.size() * 2;
    }

    private void escalate() {
        Instant time = Instant.now();
        Chat.Completion answer = desk.escalate(TICKET);
        proxied.add(new Report.ProxiedCall(time, answer.usage(), (int) Duration.between(time, Instant.now()).toMillis()));
    }

    private void print(Fakes fakes) {
        out.println();
        if (fakes == null) {
            out.println("What Pay-i answered");
            out.println();
            report.answered(results.all());
        } else {
            out.println("What Pay-i received (a fake one, as was the provider: everything ran in this process)");
            out.println();
            report.received(fakes.payi(), proxied);
        }
        out.println();
        out.println("Cost by use case, as Pay-i reported it back to the application");
        out.println();
        report.totals(results.all());
        out.println();
        out.println("The same as Prometheus reads it, by use case, model and status");
        out.println();
        spend.print(out);
    }

    /** Pay-i is slow about the event of the first call; the event of the second has to wait for its turn. */
    private boolean stall(Fakes fakes) throws InterruptedException {
        FakePayi payi = fakes.payi();
        int before = results.all().size();
        int usual = timed(() -> desk.classify(TICKET));
        boolean arrived = until(() -> results.all().size() == before + 1);
        int events = payi.events().size();
        payi.stall(STALL);
        int first = timed(() -> desk.classify(TICKET));
        int second = timed(() -> desk.classify(TICKET));
        Instant finished = Instant.now();
        arrived &= until(() -> payi.events().size() == events + 1);
        payi.stall(Duration.ZERO);
        arrived &= until(() -> results.all().size() == before + 3);
        boolean unaffected = Math.max(first, second) < usual + STALL.toMillis() / 10;

        out.println();
        out.printf("What happens when Pay-i takes %d s to answer%n%n", STALL.toSeconds());
        Table table = new Table(Set.of("latency"), "call", "latency", "its event");
        table.row("before", usual + " ms", "delivered at once");
        table.row("first", first + " ms", "delivered at once, answered after " + STALL.toSeconds() + " s");
        table.row("second", second + " ms", "delivered " + secondsAfter(finished, payi.events().get(payi.events().size() - 1)));
        table.print(out);
        out.println();
        out.println(arrived && unaffected
                ? "The calls took as long as before; the events arrived afterwards."
                : "FAILED: the calls were slowed down, or events did not arrive.");
        return arrived && unaffected;
    }

    private static String secondsAfter(Instant call, IngestedEvent event) {
        double seconds = Duration.between(call, event.receivedAt()).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%.1f s after the call", seconds);
    }

    private static int timed(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return (int) Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static boolean until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }
}
