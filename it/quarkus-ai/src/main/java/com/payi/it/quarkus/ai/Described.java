package com.payi.it.quarkus.ai;

import com.payi.cdi.Track;

import dev.langchain4j.service.UserMessage;

/** What AI services inherit. */
public interface Described {
    @Track(useCaseName = "description")
    String describe(@UserMessage String thing, @Track.UserId String user);
}
