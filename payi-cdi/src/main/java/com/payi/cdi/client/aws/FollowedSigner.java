package com.payi.cdi.client.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.payi.cdi.client.ClientCall;
import com.payi.cdi.internal.core.log.PayiLogger;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.Identity;

/** Signs the request for the provider, and addresses it to Pay-i afterwards if it is proxied. */
final class FollowedSigner<T extends Identity> implements HttpSigner<T> {
    private final HttpSigner<T> signer;
    private final Execution execution;

    FollowedSigner(HttpSigner<T> signer, Execution execution) {
        this.signer = signer;
        this.execution = execution;
    }

    @Override
    public SignedRequest sign(SignRequest<? extends T> request) {
        return signed(request);
    }

    private <U extends T> SignedRequest signed(SignRequest<U> request) {
        Optional<ClientCall> begun = execution.begin(request.request());
        if (begun.isEmpty()) {
            return signer.sign(request);
        }
        ClientCall call = begun.get();
        if (call.isTracked()) {
            request.payload().ifPresent(body -> show(body, call, request.request()));
        }
        SdkHttpRequest kept = without(request.request(), call);
        SignedRequest signed = signer.sign(request.toBuilder().request(kept).build());
        return signed.toBuilder().request(addressed(signed.request(), call)).build();
    }

    /** The body stays as it is: its length and its hash are part of the request. */
    private static void show(ContentStreamProvider body, ClientCall call, SdkHttpRequest request) {
        try (InputStream stream = body.newStream()) {
            call.request(stream.readAllBytes());
        } catch (IOException | RuntimeException e) {
            PayiLogger.LOG.requestNotChanged("the AWS SDK", request.host(), e);
        }
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(AsyncSignRequest<? extends T> request) {
        return signedAsync(request);
    }

    private <U extends T> CompletableFuture<AsyncSignedRequest> signedAsync(AsyncSignRequest<U> request) {
        Optional<ClientCall> begun = execution.begin(request.request());
        if (begun.isEmpty()) {
            return signer.signAsync(request);
        }
        ClientCall call = begun.get();
        SdkHttpRequest kept = without(request.request(), call);
        return signer.signAsync(request.toBuilder().request(kept).build())
                .thenApply(signed -> signed.toBuilder().request(addressed(signed.request(), call)).build());
    }

    private static SdkHttpRequest without(SdkHttpRequest request, ClientCall call) {
        if (call.headersToRemove().isEmpty()) {
            return request;
        }
        return request.copy(changed -> request.headers().keySet().stream()
                .filter(name -> call.headersToRemove().stream().anyMatch(name::equalsIgnoreCase))
                .forEach(changed::removeHeader));
    }

    private static SdkHttpRequest addressed(SdkHttpRequest request, ClientCall call) {
        if (!call.isProxied() && call.headersToSet().isEmpty()) {
            return request;
        }
        return request.copy(changed -> {
            request.headers().keySet().stream()
                    .filter(name -> call.headersToSet().keySet().stream().anyMatch(name::equalsIgnoreCase))
                    .forEach(changed::removeHeader);
            call.headersToSet().forEach(changed::putHeader);
            if (call.isProxied()) {
                URI payi = call.uri();
                changed.protocol(payi.getScheme()).host(payi.getHost()).port(payi.getPort() < 0 ? null : payi.getPort())
                        .encodedPath(payi.getRawPath());
                request.firstMatchingHeader("Host").ifPresent(host -> changed.putHeader("Host", payi.getAuthority()));
            }
        });
    }
}
