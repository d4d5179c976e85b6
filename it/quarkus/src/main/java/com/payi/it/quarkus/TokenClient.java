package com.payi.it.quarkus;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

import io.smallrye.mutiny.Uni;

/** A provider that wants a token, which takes a while to get. */
@RegisterRestClient(configKey = "provider")
@RegisterProvider(TokenClient.TokenFilter.class)
@RegisterProvider(ThreadProbe.class)
@Path("/v1/chat/completions")
public interface TokenClient {
    @POST
    Uni<Completion> uni(Question question);

    /** Goes on on a thread that has nothing to do with the caller. */
    class TokenFilter implements ResteasyReactiveClientRequestFilter {
        @Override
        public void filter(ResteasyReactiveClientRequestContext request) {
            request.suspend();
            CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS, task -> new Thread(task, "token").start())
                    .execute(() -> {
                        request.getHeaders().putSingle("Authorization", "Bearer token");
                        request.resume();
                    });
        }
    }
}
