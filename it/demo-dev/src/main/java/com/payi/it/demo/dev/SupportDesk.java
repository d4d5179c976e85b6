package com.payi.it.demo.dev;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

/** Change a use case while the demo runs: the next call has it. */
@ApplicationScoped
@Track(useCaseName = "support", limitIds = "support_budget")
class SupportDesk {
    @Inject
    @RestClient
    OpenAi openAi;

    String classify(String ticket, @Track.UserId String user) {
        return ask("gpt-4o-mini", "Which department does this belong to? " + ticket);
    }

    @Track(useCaseName = "ticket_answer", limitIds = {"support_budget", "answer_budget"})
    String answer(String ticket, @Track.UserId String user) {
        return ask("gpt-4o", "Answer this ticket: " + ticket);
    }

    private String ask(String model, String question) {
        return openAi.chat(OpenAi.Chat.of(model, question)).choices().get(0).message().content();
    }
}
