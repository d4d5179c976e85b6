package com.payi.cdi.client.langchain4j;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.log.PayiLogger;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;

/**
 * One request of a model, with the call that follows it. What fails in here is logged; the request and its answer then
 * pass as they are.
 */
final class Attempt {
    private static final String CONTENT_LENGTH = "Content-Length";

    /** Null if the request cannot be followed. */
    private final ClientCall call;
    private final HttpRequest request;

    private Attempt(ClientCall call, HttpRequest request) {
        this.call = call;
        this.request = request;
    }

    /**
     * @param waits whether the calling thread waits for the answer
     * @throws LimitBlockedException if the request must not be sent
     */
    static Attempt begin(HttpRequest request, CallContext context, boolean waits) {
        ClientRequest shown = unlessFailing(() -> shown(request, context, waits), null);
        if (shown == null) {
            return new Attempt(null, request);
        }
        ClientCall call = ClientCall.begin(shown);
        return new Attempt(call, unlessFailing(() -> changed(request, call), request));
    }

    private static ClientRequest shown(HttpRequest request, CallContext context, boolean waits) {
        ClientRequest.Builder shown = ClientRequest.builder(request.method().name(), URI.create(request.url()))
                .context(context).blocking(waits);
        request.headers().forEach((name, values) -> {
            // The client below computes the length of what it sends.
            if (!name.equalsIgnoreCase(CONTENT_LENGTH) && values != null) {
                shown.headers(Map.of(name, values));
            }
        });
        return shown.build();
    }

    private static HttpRequest changed(HttpRequest request, ClientCall call) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        if (call.isTracked()) {
            headers.remove(CONTENT_LENGTH);
        }
        call.headersToRemove().forEach(headers::remove);
        call.headersToSet().forEach((name, value) -> headers.put(name, List.of(value)));
        String url = call.uri().equals(URI.create(request.url())) ? request.url() : call.uri().toString();
        return HttpRequest.builder().method(request.method()).url(url).headers(headers)
                .formDataFields(request.formDataFields()).formDataFiles(request.formDataFiles())
                .body(body(request, call)).build();
    }

    private static String body(HttpRequest request, ClientCall call) {
        if (!call.isTracked()) {
            return request.body();
        }
        if (request.body() == null) {
            FormFields.of(request).ifPresent(call::request);
            return null;
        }
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        byte[] sent = call.request(body);
        return sent == body ? request.body() : new String(sent, StandardCharsets.UTF_8);
    }

    /** The request to send. */
    HttpRequest request() {
        return request;
    }

    /** Until the scope is closed, clients below leave the request alone. */
    TrackScope sending() {
        return call == null ? () -> {} : call.sending();
    }

    /** Shows an answer as a whole. */
    SuccessfulHttpResponse answered(SuccessfulHttpResponse response) {
        if (call == null || !call.isTracked()) {
            return response;
        }
        return unlessFailing(() -> {
            begins(response);
            String text = response.body();
            byte[] body = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            byte[] forModel = call.answer(body);
            return forModel == body ? response : withBody(response, forModel);
        }, response);
    }

    private static SuccessfulHttpResponse withBody(SuccessfulHttpResponse response, byte[] body) {
        return SuccessfulHttpResponse.builder().statusCode(response.statusCode()).headers(response.headers())
                .body(new String(body, StandardCharsets.UTF_8)).build();
    }

    /** Shows the head of an answer. */
    void begins(SuccessfulHttpResponse response) {
        if (call != null) {
            run(() -> call.answered(response.statusCode(), name -> last(response.headers(), name)));
        }
    }

    private static String last(Map<String, List<String>> headers, String name) {
        if (headers == null) {
            return null;
        }
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            List<String> values = header.getValue();
            if (name.equalsIgnoreCase(header.getKey()) && values != null && !values.isEmpty()) {
                return values.get(values.size() - 1);
            }
        }
        return null;
    }

    /** The body of a stream, which ends the call. */
    InputStream stream(InputStream body) {
        return call == null ? body : unlessFailing(() -> call.answer(body), body);
    }

    /** Ends the call with an error of the provider; gives the refusal if Pay-i has refused the call, else null. */
    LimitBlockedException refused(HttpException error) {
        return call == null ? null : unlessFailing(() -> {
            String text = error.getMessage() == null ? "" : error.getMessage();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            call.answered(error.statusCode(), name -> null);
            call.answer(body);
            return call.refusal(error.statusCode(), body).orElse(null);
        }, null);
    }

    /** Ends the call without an answer, or in the middle of one. */
    void failed(Throwable failure) {
        if (call != null) {
            run(() -> call.failed(failure));
        }
    }

    /** Ends the call, if the end of the body has not done so. */
    void ended() {
        if (call != null) {
            run(call::ended);
        }
    }

    private static void run(Runnable step) {
        unlessFailing(() -> {
            step.run();
            return null;
        }, null);
    }

    private static <T> T unlessFailing(Supplier<T> step, T otherwise) {
        try {
            return step.get();
        } catch (LimitBlockedException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            PayiLogger.LOG.stepFailed("a call of LangChain4j", e);
            return otherwise;
        }
    }
}
