package com.payi.it.demo.dev;

import java.util.List;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of OpenAI's interface that the demo uses. */
@RegisterRestClient(configKey = "openai")
@Path("/v1/chat/completions")
interface OpenAi {
    @POST
    Completion chat(Chat chat);

    /** A request. */
    record Chat(String model, List<Message> messages) {
        static Chat of(String model, String question) {
            return new Chat(model, List.of(new Message("user", question)));
        }
    }

    /** One text of a conversation. */
    record Message(String role, String content) {}

    /** An answer. */
    record Completion(String id, String model, List<Choice> choices, Usage usage) {}

    /** One of the answers of an answer. */
    record Choice(int index, Message message) {}

    /** What an answer has consumed. */
    record Usage(int prompt_tokens, int completion_tokens, int total_tokens) {}
}
