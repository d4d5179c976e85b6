package com.payi.cdi.client.azure;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.function.Consumer;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.CoreUtils;
import com.azure.core.util.FluxUtil;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An answer whose body the library sees as it is read. It names the request as the application has made it: a policy that
 * follows a redirect sends that one again.
 */
final class ShownResponse extends HttpResponse {
    private final HttpResponse response;
    private final Flux<ByteBuffer> body;
    private final Consumer<HttpResponse> closing;

    ShownResponse(HttpRequest asked, HttpResponse response, Flux<ByteBuffer> body, Consumer<HttpResponse> closing) {
        super(asked);
        this.response = response;
        this.body = body;
        this.closing = closing;
    }

    @Override
    public int getStatusCode() {
        return response.getStatusCode();
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
        return getHeaders().getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return body;
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        return FluxUtil.collectBytesFromNetworkResponse(body, getHeaders());
    }

    @Override
    public Mono<String> getBodyAsString() {
        return getBodyAsByteArray()
                .map(bytes -> CoreUtils.bomAwareToString(bytes, getHeaderValue(HttpHeaderName.CONTENT_TYPE)));
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return getBodyAsByteArray().map(bytes -> new String(bytes, charset));
    }

    @Override
    public void close() {
        closing.accept(response);
        response.close();
    }
}
