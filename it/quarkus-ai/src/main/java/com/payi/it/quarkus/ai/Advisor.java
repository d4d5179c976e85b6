package com.payi.it.quarkus.ai;

import com.payi.cdi.Track;

import dev.langchain4j.service.UserMessage;
import io.quarkiverse.langchain4j.RegisterAiService;

/** Has its contexts on the interface's methods. */
@RegisterAiService
public interface Advisor extends Described {
    @Track(useCaseName = "advice", limitIds = "advice_limit", userId = "nobody")
    String advise(@UserMessage String question, @Track.UserId String user, @Track.RequestProperty("tier") String tier);

    @Track(useCaseName = "annotated")
    String configured(String question);
}
