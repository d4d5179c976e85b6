package com.payi.cdi.client.azure;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;

import reactor.core.publisher.Mono;

/** Shows the library each attempt. Runs behind the policy that tries again. */
final class CallPolicy implements HttpPipelinePolicy {
    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        Optional<Attempt> begun;
        try {
            begun = Attempt.begin(context, false);
        } catch (LimitBlockedException e) {
            return Mono.fromSupplier(() -> RefusedResponse.of(context, e));
        }
        if (begun.isEmpty() || !begun.get().call().isTracked()) {
            return next.process();
        }
        Attempt attempt = begun.get();
        AtomicBoolean answered = new AtomicBoolean();
        Mono<HttpResponse> sent = Mono.defer(next::process)
                .doOnNext(response -> answered.set(true))
                .doOnError(attempt.call()::failed)
                .doOnCancel(() -> {
                    // Operators also cancel what has given them its one signal.
                    if (!answered.get()) {
                        attempt.call().cancelled();
                    }
                });
        return sent.flatMap(attempt::answered)
                .onErrorResume(LimitBlockedException.class, e -> Mono.fromSupplier(() -> RefusedResponse.of(context, e)));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        Optional<Attempt> begun;
        try {
            begun = Attempt.begin(context, true);
        } catch (LimitBlockedException e) {
            return RefusedResponse.of(context, e);
        }
        if (begun.isEmpty()) {
            return next.processSync();
        }
        Attempt attempt = begun.get();
        HttpResponse response;
        try (TrackScope sending = attempt.call().sending()) {
            response = next.processSync();
        } catch (RuntimeException | Error e) {
            attempt.call().failed(e);
            throw e;
        }
        try {
            return attempt.answeredSync(response);
        } catch (LimitBlockedException e) {
            return RefusedResponse.of(context, e);
        }
    }
}
