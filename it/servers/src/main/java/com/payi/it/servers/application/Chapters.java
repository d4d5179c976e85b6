package com.payi.it.servers.application;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.cdi.Track;

/** Calls in a context inside of another one: gives a name and a limit, blocks the account, and inherits the rest. */
@ApplicationScoped
public class Chapters {
    @Inject
    Llm llm;

    @Track(useCaseName = "chapter_review", limitIds = "weekly_budget", accountName = "")
    public String review(URI provider, String model) {
        return llm.ask(provider, Question.to(model + "-inner"));
    }
}
