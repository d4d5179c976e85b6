package com.payi.it.demo;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

/** The annotation of the class holds for all its methods, except for those that have one of their own. */
@ApplicationScoped
@Track(useCaseName = "support", limitIds = "support_budget")
class SupportDesk {
    static final String MODEL = "gpt-4o-mini";

    @Inject
    @RestClient
    OpenAi openAi;

    @Inject
    @RestClient
    Anthropic anthropic;

    @Inject
    KnowledgeBase knowledge;

    /** Nested: the search is a use case of its own, on behalf of the same user and within the same limit. */
    @Track(useCaseName = "ticket_answer", limitIds = "support_budget", userId = "carol")
    void answer(String ticket) {
        knowledge.search(ticket);
        openAi.chat(Chat.Request.of(MODEL, "Answer this ticket: " + ticket));
    }

    void classify(String ticket) {
        openAi.chat(Chat.Request.of(MODEL, "Which department does this belong to? " + ticket));
    }

    @Track(useCaseName = "live_chat")
    List<String> talk(String question) {
        return openAi.chatStream(Chat.Request.streamed(MODEL, question)).collect().asList().await()
                .atMost(Duration.ofMinutes(1));
    }

    @Track(useCaseName = "second_opinion")
    void secondOpinion(String ticket) {
        anthropic.message(Chat.Request.of("claude-sonnet-4-20250514", "Is this answer polite? " + ticket));
    }

    @Track(useCaseName = "ticket_answer", limitIds = "support_budget")
    void misconfigured(String ticket) {
        openAi.chat(Chat.Request.of("no-such-model", ticket));
    }

    /** Through Pay-i, which could refuse it. */
    @Track(useCaseName = "escalation", limitIds = "escalation_budget", userId = "carol", proxy = true)
    Chat.Completion escalate(String ticket) {
        return openAi.chat(Chat.Request.of(MODEL, "Write to the manager about this: " + ticket));
    }
}
