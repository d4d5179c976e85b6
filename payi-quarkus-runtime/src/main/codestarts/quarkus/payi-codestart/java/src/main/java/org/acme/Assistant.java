package org.acme;

import java.util.List;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Calls of the model are accounted for with this use case, limit and user. */
@ApplicationScoped
public class Assistant {
    @Inject
    @RestClient
    Llm llm;

    @Track(useCaseName = "assistance", limitIds = "assistance_budget")
    public String answer(String question, @Track.UserId String user) {
        Llm.Chat chat = new Llm.Chat("gpt-4o-mini", List.of(new Llm.Message("user", question)));
        return llm.chat(chat).choices().get(0).message().content();
    }
}
