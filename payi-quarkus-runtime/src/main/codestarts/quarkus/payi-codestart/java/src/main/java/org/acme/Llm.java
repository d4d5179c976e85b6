package org.acme;

import java.util.List;

import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** OpenAI's chat completions. */
@RegisterRestClient(configKey = "openai")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${openai.api-key}")
@Path("/v1/chat/completions")
public interface Llm {
    @POST
    Completion chat(Chat chat);

    record Chat(String model, List<Message> messages) {
    }

    record Message(String role, String content) {
    }

    record Completion(String id, String model, List<Choice> choices, Usage usage) {
    }

    record Choice(int index, Message message) {
    }

    record Usage(int prompt_tokens, int completion_tokens, int total_tokens) {
    }
}
