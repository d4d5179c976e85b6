package com.payi.it.quarkus.ai;

import jakarta.enterprise.context.ApplicationScoped;

import com.payi.cdi.Track;

import dev.langchain4j.service.UserMessage;
import io.quarkiverse.langchain4j.RegisterAiService;
import io.smallrye.mutiny.Multi;

/** Its model is called by a client that {@code ClientBuilder} makes. */
@ApplicationScoped
@RegisterAiService(modelName = "gemini", tools = WeatherTool.class)
public interface GeminiAdvisor {
    @Track(useCaseName = "gemini_advice", limitIds = "advice_limit")
    String advise(@UserMessage String question, @Track.UserId String user);

    @Track(useCaseName = "gemini_advice", limitIds = "advice_limit")
    Multi<String> stream(@UserMessage String question, @Track.UserId String user);
}
