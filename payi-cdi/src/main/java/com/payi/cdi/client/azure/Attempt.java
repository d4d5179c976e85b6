package com.payi.cdi.client.azure;

import java.net.MalformedURLException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Flow;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.log.PayiLogger;

import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One attempt of a call.
 *
 * @param asked the request before the library changed it
 */
record Attempt(HttpRequest asked, ClientCall call, CallContext context) {
    private static final int FIRST_ERROR = 400;

    /**
     * Begins an attempt. Clients of other services than GenAI pass here, too, whatever their addresses look like.
     *
     * @return the attempt, empty if the library could not begin it
     * @throws LimitBlockedException if the call must not be made
     */
    static Optional<Attempt> begin(HttpPipelineCallContext pipeline, boolean waits) {
        try {
            return Optional.of(begun(pipeline, waits));
        } catch (LimitBlockedException e) {
            throw e;
        } catch (RuntimeException e) {
            PayiLogger.LOG.requestNotChanged("the Azure SDK", pipeline.getHttpRequest().getUrl().getHost(), e);
            return Optional.empty();
        }
    }

    private static Attempt begun(HttpPipelineCallContext pipeline, boolean waits) {
        HttpRequest request = pipeline.getHttpRequest();
        CallContext context = ContextPolicy.of(pipeline);
        HttpRequest asked = request.copy();
        ClientRequest.Builder shown = ClientRequest
                .builder(request.getHttpMethod().name(), URI.create(request.getUrl().toString()))
                .context(context)
                .contextOfOneCall(true)
                .blocking(waits);
        boolean inMemory = isInMemory(request);
        request.getHeaders().forEach(header -> {
            if (!inMemory || !header.getName().equalsIgnoreCase("Content-Length")) {
                shown.header(header.getName(), header.getValue());
            }
        });
        ClientCall call = ClientCall.begin(shown.build());
        try {
            change(request, call, inMemory);
        } catch (LimitBlockedException e) {
            throw e;
        } catch (RuntimeException | MalformedURLException e) {
            PayiLogger.LOG.requestNotChanged("the Azure SDK", request.getUrl().getHost(), e);
        }
        return new Attempt(asked, call, context);
    }

    /** What is replayable is in memory or a file, and can be read without harm. */
    private static boolean isInMemory(HttpRequest request) {
        BinaryData body = request.getBodyAsBinaryData();
        return body != null && body.isReplayable() && body.getLength() != null;
    }

    private static void change(HttpRequest request, ClientCall call, boolean inMemory) throws MalformedURLException {
        call.headersToRemove().forEach(name -> request.getHeaders().remove(HttpHeaderName.fromString(name)));
        call.headersToSet().forEach((name, value) -> request.setHeader(HttpHeaderName.fromString(name), value));
        if (!call.isTracked()) {
            return;
        }
        if (!call.uri().toString().equals(request.getUrl().toString())) {
            request.setUrl(call.uri().toURL());
        }
        BinaryData body = request.getBodyAsBinaryData();
        if (inMemory) {
            byte[] bytes = body.toBytes();
            byte[] changed = call.request(bytes);
            if (changed != bytes) {
                request.setBody(changed);
            }
        } else if (body != null) {
            request.setBody(flux(call.request(flow(body.toFluxByteBuffer()))));
        }
    }

    Mono<HttpResponse> answered(HttpResponse response) {
        show(response);
        if (!isRefusable(response)) {
            return Mono.just(shown(response));
        }
        return response.getBodyAsByteArray().defaultIfEmpty(new byte[0])
                .flatMap(bytes -> {
                    byte[] answer = call.answer(bytes);
                    Optional<LimitBlockedException> refusal = call.refusal(response.getStatusCode(), answer);
                    return refusal.isPresent() ? Mono.error(refusal.get()) : Mono.just(known(response, answer));
                });
    }

    /** @throws LimitBlockedException if Pay-i has refused the call */
    HttpResponse answeredSync(HttpResponse response) {
        if (!call.isTracked()) {
            return response;
        }
        show(response);
        if (!isRefusable(response)) {
            return shown(response);
        }
        BinaryData body = response.getBodyAsBinaryData();
        byte[] answer = call.answer(body == null ? new byte[0] : body.toBytes());
        Optional<LimitBlockedException> refusal = call.refusal(response.getStatusCode(), answer);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return known(response, answer);
    }

    private void show(HttpResponse response) {
        call.answered(response.getStatusCode(), name -> response.getHeaderValue(HttpHeaderName.fromString(name)));
    }

    private boolean isRefusable(HttpResponse response) {
        return call.isProxied() && response.getStatusCode() >= FIRST_ERROR;
    }

    private HttpResponse shown(HttpResponse response) {
        if (response.getBody() == null) {
            call.ended();
            return response;
        }
        Flux<ByteBuffer> body = flux(call.answer(flow(response.getBody())));
        return new ShownResponse(asked, response, body.transform(ContextSubscriber.in(context)), this::closed);
    }

    private HttpResponse known(HttpResponse response, byte[] answer) {
        return new ShownResponse(asked, response, Flux.defer(() -> Flux.just(ByteBuffer.wrap(answer))), closed -> {});
    }

    /** A client that tries again closes a failed answer unread: that is all of it. */
    private void closed(HttpResponse response) {
        if (response.getStatusCode() >= FIRST_ERROR) {
            call.ended();
        } else {
            call.cancelled();
        }
    }

    private static Flow.Publisher<ByteBuffer> flow(Flux<ByteBuffer> body) {
        return JdkFlowAdapter.publisherToFlowPublisher(body);
    }

    private static Flux<ByteBuffer> flux(Flow.Publisher<ByteBuffer> body) {
        return JdkFlowAdapter.flowPublisherToFlux(body);
    }
}
