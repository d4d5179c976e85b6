package com.payi.it.servers;

import java.net.http.HttpResponse;
import java.util.List;

import com.payi.it.servers.application.rest.ThreadNote;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;

/** One call of the application, and what Pay-i and the provider saw of it. */
final class Probe {
    private final Installation installation;
    private final String model;
    private final HttpResponse<String> answer;

    private Probe(Installation installation, String model, HttpResponse<String> answer) {
        this.installation = installation;
        this.model = model;
        this.answer = answer;
    }

    /** Calls, and waits until Pay-i has the events of the later calls. */
    static Probe call(Installation installation, String path, String model) {
        HttpResponse<String> answer = installation.call(installation.application(), path, model);
        String later = model + "-later";
        installation.call(installation.application(), "documents/reading", later);
        installation.event(later);
        return new Probe(installation, model, answer);
    }

    /** {@code yes}, or what holds instead. */
    String isIn(String useCase) {
        if (answer.statusCode() != 200) {
            return "**the call fails**";
        }
        List<IngestedEvent> events = installation.events(model);
        if (events.isEmpty()) {
            return "**no**, the call is not accounted for";
        }
        return events.get(0).useCaseName().equals(useCase) ? "yes" : "**no**";
    }

    /** That the request's filters ran on: its name without numbers, or that it was the thread that answered. */
    String thread() {
        return installation.provider().received().stream().filter(request -> request.bodyText().contains('"' + model + '"'))
                .map(this::threadOf).findFirst().orElse("none");
    }

    private String threadOf(HttpRequestRecord request) {
        String name = request.header(ThreadNote.HEADER).orElse("unknown");
        return name.equals(answer.body()) ? "the caller's" : "`" + name.replaceAll("\\d+", "N") + "`";
    }
}
