package com.payi.cdi.client.azure;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.payi.cdi.LimitBlockedException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes a refusal past the policy that tries again, which repeats what fails with any exception. {@link ContextPolicy}
 * throws the refusal.
 */
final class RefusedResponse extends HttpResponse {
    /** A status that is not tried again. */
    private static final int BAD_REQUEST = 400;

    private final LimitBlockedException refusal;

    private RefusedResponse(HttpRequest request, LimitBlockedException refusal) {
        super(request);
        this.refusal = refusal;
    }

    /** @throws LimitBlockedException the refusal itself, in a pipeline without the policy that expects this response */
    static HttpResponse of(HttpPipelineCallContext call, LimitBlockedException refusal) {
        if (!ContextPolicy.isIn(call)) {
            throw refusal;
        }
        return new RefusedResponse(call.getHttpRequest(), refusal);
    }

    LimitBlockedException refusal() {
        return refusal;
    }

    @Override
    public int getStatusCode() {
        return BAD_REQUEST;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
        return null;
    }

    @Override
    public String getHeaderValue(HttpHeaderName name) {
        return null;
    }

    @Override
    public HttpHeaders getHeaders() {
        return new HttpHeaders();
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return Flux.empty();
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString() {
        return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return Mono.empty();
    }
}
