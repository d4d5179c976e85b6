package com.payi.testkit;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes answers in the dialect of the request's path. */
final class ProviderAnswers {
    private static final List<Dialect> DIALECTS = List.of(new ChatDialect(), new ResponsesDialect(), new EmbeddingsDialect(),
            new MessagesDialect(), new ConverseDialect(), new InvokeDialect(), new GeminiDialect());

    private final int port;
    private final AtomicLong count = new AtomicLong();

    /** @param port part of every id, so that two providers never give the same one */
    ProviderAnswers(int port) {
        this.port = port;
    }

    Reply reply(HttpRequestRecord request, Answer answer) {
        Dialect dialect = DIALECTS.stream().filter(known -> known.matches(request.path())).findFirst().orElse(null);
        if (dialect == null) {
            ObjectNode error = Json.object();
            error.putObject("error").put("type", "not_found")
                    .put("message", "The fake provider does not know " + request.path());
            return Reply.json(404, Json.write(error));
        }
        if (answer.isError()) {
            return Reply.json(answer.status(), Json.write(dialect.error(answer.status(), answer.text())))
                    .delay(answer.delay());
        }
        JsonNode body = request.body().length == 0 ? Json.object() : request.json();
        String model = CalledModel.of(request);
        return dialect.reply(new Dialect.Asked(request, body, model == null ? "fake-model" : model,
                port + "-" + count.incrementAndGet(), answer)).delay(answer.delay());
    }
}
