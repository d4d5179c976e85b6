package com.payi.it.quarkus.ai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.cdi.Track;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import io.quarkiverse.langchain4j.RegisterAiService;
import io.quarkiverse.langchain4j.ToolBox;

/** Has a memory for each chat, and a tool that asks a model itself. */
@RegisterAiService
public interface Guide {
    @ToolBox(Landmarks.class)
    String guide(@MemoryId String chat, @UserMessage String question);

    @Track(useCaseName = "tour", useCaseStep = "explicit")
    String tour(@MemoryId String chat, @UserMessage @Track.ConversationId String question);

    /** A tool that makes a call. */
    @ApplicationScoped
    class Landmarks {
        @Inject
        ChatModel model;

        @Tool("A landmark of a city")
        public String landmark(String city) {
            return model.chat("Name a landmark of " + city);
        }
    }
}
