package com.payi.it.quarkus.tracing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.payi.cdi.Track;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Asks within a context. */
@ApplicationScoped
public class Assistant {
    private static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[]}";
    private static final String STREAMED_QUESTION = QUESTION.replace("{", "{\"stream\":true,"
            + "\"stream_options\":{\"include_usage\":true},");

    @Inject
    @RestClient
    Chat chat;

    @Inject
    OpenAIClient official;

    @Track(useCaseName = "traced", limitIds = "daily")
    public String ask(@Track.UserId String user) {
        return chat.ask(QUESTION);
    }

    @Track(useCaseName = "traced", limitIds = "daily")
    public Uni<String> askLater(@Track.UserId String user) {
        return chat.askLater(QUESTION);
    }

    @Track(useCaseName = "traced", limitIds = "daily")
    public Multi<String> askForStream(@Track.UserId String user) {
        return chat.askForStream(STREAMED_QUESTION);
    }

    @Track(useCaseName = "traced", limitIds = "daily")
    public String askOfficially(@Track.UserId String user) {
        return official.chat().completions().create(ChatCompletionCreateParams.builder().model("gpt-4o-mini")
                .addUserMessage("Is it good?").build()).id();
    }
}
