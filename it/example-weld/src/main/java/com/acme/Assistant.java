package com.acme;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.ConfigProvider;

import com.payi.cdi.Track;

/** Answers customers. */
@ApplicationScoped
public class Assistant {
    private final Llm llm = new Llm(ConfigProvider.getConfig().getValue("acme.llm.url", URI.class));

    @Track(useCaseName = "chat", limitIds = "daily")
    public String answer(@Track.UserId String user, String question) {
        return llm.ask(question);
    }
}
