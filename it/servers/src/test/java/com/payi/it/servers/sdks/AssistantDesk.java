package com.payi.it.servers.sdks;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.it.servers.application.Desk;
import com.payi.it.servers.application.Order;

/** Asks by each of the application's clients: the user has the name of the model. */
@ApplicationScoped
public class AssistantDesk implements Desk {
    @Inject
    Assistant assistant;

    @Override
    public Set<String> tasks() {
        return Set.of("langchain4j", "langchain4j-stream", "openai-java", "openai-java-async", "openai-java-stream");
    }

    @Override
    public Object perform(String task, Order order) {
        String model = order.model();
        return switch (task) {
            case "langchain4j" -> assistant.langChain4j(model, model);
            case "langchain4j-stream" -> assistant.langChain4jStream(model, model).toCompletableFuture().join();
            case "openai-java" -> assistant.openAi(model, model);
            case "openai-java-async" -> assistant.openAiAsync(model, model).join();
            default -> assistant.openAiStream(model, model);
        };
    }
}
