package com.payi.it.servers.sdks;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.it.servers.application.Desk;
import com.payi.it.servers.application.Order;

/** Shows how the application's clients behave: the user has the name of the model. */
@ApplicationScoped
public class BehaviourDesk implements Desk {
    @Inject
    Behaviours behaviours;

    @Override
    public Set<String> tasks() {
        return Set.of("first-token-openai-java", "first-token-langchain4j", "result-openai-java", "result-langchain4j",
                "nowhere-openai-java", "nowhere-langchain4j", "limited-openai-java", "limited-langchain4j");
    }

    @Override
    public Object perform(String task, Order order) {
        String model = order.model();
        return switch (task) {
            case "first-token-openai-java" -> behaviours.firstToken(model, model);
            case "first-token-langchain4j" -> behaviours.firstTokenByLangChain4j(model, model).join();
            case "result-openai-java" -> behaviours.hasResult(model, model);
            case "result-langchain4j" -> behaviours.hasResultByLangChain4j(model, model);
            case "nowhere-openai-java" -> fails(() -> behaviours.askNowhere(model, model, order.provider() + "/v1"));
            case "nowhere-langchain4j" -> fails(
                    () -> behaviours.askNowhereByLangChain4j(model, model, order.provider() + "/v1"));
            case "limited-openai-java" -> behaviours.isRefused(model, model);
            default -> behaviours.isRefusedByLangChain4j(model, model);
        };
    }

    private static boolean fails(Runnable call) {
        try {
            call.run();
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }
}
