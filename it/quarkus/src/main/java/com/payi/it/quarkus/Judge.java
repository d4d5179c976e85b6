package com.payi.it.quarkus;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.UseCaseInstance;

import io.smallrye.mutiny.Uni;

/** Scores the work of the use case that it is called in, and that of its own. */
@ApplicationScoped
public class Judge {
    @Inject
    @RestClient
    ChatClient client;

    /** @return the instance, to be scored again when the context has ended */
    @Track(useCaseName = "claim")
    public UseCaseInstance settle(boolean settled) {
        client.text(Question.to("gpt-4o-mini"));
        TrackContext.current().kpi("settled", settled);
        rate(4);
        return TrackContext.current().useCaseInstance().orElseThrow();
    }

    @Track.Kpi("rating")
    public int rate(int rating) {
        return rating;
    }

    @Track.Kpi("rating")
    public static int rateAlways() {
        return 5;
    }

    @Track(useCaseName = "claim")
    @Track.Kpi("answered")
    public Uni<Boolean> answer() {
        return client.uni(Question.to("gpt-4o-mini")).map(completion -> completion != null);
    }

    @Track(useCaseName = "claim")
    @Track.Kpi("share")
    public CompletionStage<Double> share(CompletableFuture<Double> share) {
        return share;
    }

    @Track(useCaseName = "claim")
    public void rateInClaim() {
        rateAlways();
    }
}
