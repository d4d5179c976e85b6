package com.payi.it.quarkus.ai;

import jakarta.enterprise.context.ApplicationScoped;

import com.payi.cdi.Track;

import io.quarkiverse.langchain4j.RegisterAiService;
import io.smallrye.mutiny.Multi;

/** Answers under limits, one for each kind of answer. */
@ApplicationScoped
@RegisterAiService
public interface LimitedAdvisor {
    @Track(useCaseName = "limited", limitIds = "document_limit")
    String ask(String question);

    @Track(useCaseName = "limited", limitIds = "stream_limit")
    Multi<String> stream(String question);
}
