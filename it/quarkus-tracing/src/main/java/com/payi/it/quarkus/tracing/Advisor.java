package com.payi.it.quarkus.tracing;

import com.payi.cdi.Track;

import dev.langchain4j.service.UserMessage;
import io.quarkiverse.langchain4j.RegisterAiService;
import io.smallrye.mutiny.Multi;

/** An AI service; quarkus-langchain4j makes spans of its own for it. */
@RegisterAiService
public interface Advisor {
    @Track(useCaseName = "traced", limitIds = "daily")
    String advise(@UserMessage String question, @Track.UserId String user);

    @Track(useCaseName = "traced", limitIds = "daily")
    Multi<String> adviseInParts(@UserMessage String question, @Track.UserId String user);
}
