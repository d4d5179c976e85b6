package org.acme;

import java.util.List;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Answers in place of OpenAI, in dev mode and in tests. */
@Path("/v1/chat/completions")
@IfBuildProfile(anyOf = { "dev", "test" })
public class ExampleProvider {
    @POST
    public Llm.Completion chat(Llm.Chat chat) {
        String question = chat.messages().get(0).content();
        Llm.Message answer = new Llm.Message("assistant", "You asked: " + question);
        int tokens = question.length() / 4 + 1;
        return new Llm.Completion("chatcmpl-" + System.nanoTime(), chat.model(), List.of(new Llm.Choice(0, answer)),
                new Llm.Usage(tokens, tokens + 3, 2 * tokens + 3));
    }
}
