package com.payi.it.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;

import com.payi.cdi.Track;

/** Inherits the context of the class, and overrides one method's. */
@ApplicationScoped
@Typed(PremiumDesk.class)
class PremiumDesk extends SupportDesk {
    @Override
    @Track(useCaseName = "premium_chat", limitIds = "premium_budget", accountName = "acme", requestProperties = "tier=gold")
    void answer(String ticket) {
        openAi.chat(Chat.Request.of("gpt-4o", "Answer this ticket with care: " + ticket));
    }
}
