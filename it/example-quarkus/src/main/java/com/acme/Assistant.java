package com.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

/** Answers customers. */
@ApplicationScoped
public class Assistant {
    @Inject
    @RestClient
    Llm llm;

    @Track(useCaseName = "chat", limitIds = "daily")
    public String answer(@Track.UserId String user, String question) {
        return llm.chat("{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}");
    }
}
