package com.payi.it.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

/** Called from within other use cases. */
@ApplicationScoped
class KnowledgeBase {
    @Inject
    @RestClient
    OpenAi openAi;

    @Track(useCaseName = "knowledge_search", limitIds = "search_budget")
    void search(String text) {
        openAi.embed(Chat.Request.embedding("text-embedding-3-small", text));
    }
}
