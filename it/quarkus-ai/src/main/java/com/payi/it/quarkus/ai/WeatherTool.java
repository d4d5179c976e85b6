package com.payi.it.quarkus.ai;

import jakarta.enterprise.context.ApplicationScoped;

import com.payi.cdi.TrackContext;

import dev.langchain4j.agent.tool.Tool;
import io.smallrye.common.annotation.NonBlocking;

/** Tools that models ask for; their answers show the context that they run in. */
@ApplicationScoped
public class WeatherTool {
    @Tool("The weather of a city")
    public String weather(String city) {
        return "It rains in " + city + where();
    }

    private static String where() {
        return ", for " + TrackContext.current().userId().orElse("nobody") + " in "
                + TrackContext.current().useCaseName().orElse("no use case");
    }

    /** A tool for which no thread is changed. */
    @ApplicationScoped
    public static class Immediate {
        @Tool("The time of a city")
        @NonBlocking
        public String time(String city) {
            return "It is noon in " + city + where();
        }
    }
}
