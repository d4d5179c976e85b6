package com.payi.it.demo.dev;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Answers in place of OpenAI. */
@Path("/v1/chat/completions")
public class ExampleProvider {
    private static final int TOKENS_OF_ANSWER = 40;
    private static final int CHARACTERS_OF_TOKEN = 4;

    @POST
    public OpenAi.Completion chat(OpenAi.Chat chat) {
        int input = chat.messages().get(0).content().length() / CHARACTERS_OF_TOKEN;
        int output = TOKENS_OF_ANSWER + 2 * input;
        return new OpenAi.Completion("chatcmpl-" + UUID.randomUUID(), chat.model(),
                List.of(new OpenAi.Choice(0, new OpenAi.Message("assistant", "Certainly."))),
                new OpenAi.Usage(input, output, input + output));
    }
}
