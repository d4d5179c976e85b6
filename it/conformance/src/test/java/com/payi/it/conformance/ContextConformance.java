package com.payi.it.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

/** Runs every case of a {@code contexts.json}, each in an application of its own. */
final class ContextConformance {
    private final FakeProvider provider;
    private final FakePayi payi;

    private ContextConformance(FakeProvider provider, FakePayi payi) {
        this.provider = provider;
        this.payi = payi;
    }

    static Tally run(Path file, String title) {
        List<ContextCase> cases = ContextCase.read(file);
        Tally tally = new Tally(title);
        try (GeneratedBeans beans = GeneratedBeans.compile(sources(cases));
                FakeProvider provider = FakeProvider.start();
                FakePayi payi = FakePayi.start()) {
            ContextConformance run = new ContextConformance(provider, payi);
            cases.forEach(one -> tally.count(one.name(), true, run.differences(one, beans)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tally;
    }

    private static Map<String, String> sources(List<ContextCase> cases) {
        Map<String, String> sources = new LinkedHashMap<>();
        cases.stream().filter(one -> one.problem() == null).forEach(one -> sources.put(one.bean(), TrackSource.of(one)));
        return sources;
    }

    private Differences differences(ContextCase one, GeneratedBeans beans) {
        Differences differences = new Differences();
        if (one.problem() != null) {
            differences.add(one.problem());
            return differences;
        }
        provider.reset();
        payi.reset();
        try {
            compare(one, observed(one, beans.load(one.bean())), differences);
        } catch (RuntimeException e) {
            // A case that cannot even be run has failed; the others go on.
            differences.add(e instanceof CannotBeRun ? e.getMessage() : e.toString());
        }
        return differences;
    }

    /** The application has ended when this returns, so every event has arrived. */
    private List<ObservedCall> observed(ContextCase one, Class<?> bean) {
        Client client = ClientBuilder.newClient();
        try (Application application = Application.start(CaseConfiguration.of(one, payi), List.of(bean))) {
            return new ContextRun(one.bean(), application.get(bean), client, provider, payi).run(one.steps());
        } finally {
            client.close();
        }
    }

    private void compare(ContextCase one, List<ObservedCall> calls, Differences differences) {
        Placeholders placeholders = new Placeholders();
        List<IngestedEvent> events = payi.events();
        for (ObservedCall call : calls) {
            if (one.expect().containsKey(call.id())) {
                List<IngestedEvent> reports = events.stream().filter(event -> call.answerId().equals(event.id())).toList();
                differences.addAll(call.id() + " ", CallCheck.of(one.expect().get(call.id()), call, reports, placeholders));
            }
        }
        List<String> made = calls.stream().map(ObservedCall::id).toList();
        one.expect().keySet().stream().filter(id -> !made.contains(id))
                .forEach(id -> differences.add("call " + id, "made", "not made"));
        List<String> answers = calls.stream().map(ObservedCall::answerId).toList();
        long others = events.stream().filter(event -> !answers.contains(event.id())).count();
        if (others > 0) {
            differences.add("events that report none of the calls", 0, others);
        }
        if (!differences.isEmpty()) {
            payi.violations().forEach(differences::add);
        }
    }
}
