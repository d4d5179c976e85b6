package com.payi.it.quarkus.ai;

import com.payi.cdi.Track;

import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import io.quarkiverse.langchain4j.RegisterAiService;
import io.quarkiverse.langchain4j.ToolBox;
import io.smallrye.mutiny.Multi;

/** Streams, with tools. */
@RegisterAiService
public interface Planner {
    @ToolBox(WeatherTool.class)
    Multi<String> plan(String question);

    @ToolBox(WeatherTool.Immediate.class)
    Multi<String> planAtOnce(String question);

    @ToolBox(WeatherTool.Immediate.class)
    TokenStream stream(String question);

    @ToolBox(WeatherTool.class)
    @Track(useCaseName = "tracked_plan", limitIds = "plan_limit")
    Multi<String> trackedPlan(@UserMessage String question, @Track.UserId String user);

    @ToolBox(WeatherTool.Immediate.class)
    @Track(useCaseName = "tracked_plan", limitIds = "plan_limit")
    TokenStream trackedStream(@UserMessage String question, @Track.UserId String user);
}
