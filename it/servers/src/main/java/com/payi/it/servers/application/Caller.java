package com.payi.it.servers.application;

import java.net.URI;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes calls that have no context of their own. */
@ApplicationScoped
public class Caller {
    @Inject
    Llm llm;

    public String call(URI provider, String model) {
        return llm.ask(provider, Question.to(model));
    }

    public CompletionStage<String> callAsync(URI provider, String model) {
        return llm.askAsync(provider, Question.to(model));
    }

    public CompletionStage<String> callReactively(URI provider, String model) {
        return llm.askReactively(provider, Question.to(model));
    }
}
