package com.payi.it.quarkus;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.LimitStates;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;

/** Makes its calls under limits that are known only at run time. */
@ApplicationScoped
public class LimitedAssistant {
    @Inject
    @RestClient
    ChatClient client;

    @Inject
    LimitStates states;

    public <T> T ask(String limitId, boolean proxy, Function<ChatClient, T> call) {
        try (TrackScope scope = TrackContext.builder().limitIds(limitId).proxy(proxy).open()) {
            return call.apply(client);
        }
    }

    /** Asks as long as it is allowed to. */
    @Track(useCaseName = "quarkus_loop", maxCalls = 3, maxCostUsd = 100)
    public void loop(Function<ChatClient, ?> call) {
        while (true) {
            call.apply(client);
        }
    }

    public LimitStates states() {
        return states;
    }
}
