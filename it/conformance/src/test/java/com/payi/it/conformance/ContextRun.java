package com.payi.it.conformance;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.Reply;

/** Does the steps of a case, in an application that runs, and keeps what can be seen of each call. */
final class ContextRun {
    private static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    private static final String ANSWER = "{\"id\":\"%s\",\"object\":\"chat.completion\",\"model\":\"gpt-4o-mini\","
            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}";

    private final String bean;
    private final Object annotated;
    private final Client client;
    private final FakeProvider provider;
    private final FakePayi payi;
    private final List<ObservedCall> calls = new ArrayList<>();

    /** @param annotated the bean with the annotated methods, as the container gives it */
    ContextRun(String bean, Object annotated, Client client, FakeProvider provider, FakePayi payi) {
        this.bean = bean;
        this.annotated = annotated;
        this.client = client;
        this.provider = provider;
        this.payi = payi;
    }

    List<ObservedCall> run(List<Step> steps) {
        steps.forEach(this::run);
        return calls;
    }

    private void run(Step step) {
        if (step instanceof Step.Annotated track) {
            call(track.method(), () -> track.body().forEach(this::run));
        } else if (step instanceof Step.Programmatic context) {
            Contexts.of(context.with()).run(() -> context.body().forEach(this::run));
        } else if (step instanceof Step.Call call) {
            call(call);
        }
    }

    private void call(String method, Runnable body) {
        try {
            annotated.getClass().getMethod(method, Runnable.class).invoke(annotated, body);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void call(Step.Call call) {
        String answerId = "chatcmpl-" + bean + "-" + calls.size();
        provider.always(Reply.json(String.format(ANSWER, answerId)));
        int proxiedBefore = payi.proxied().size();
        int receivedBefore = provider.received().size();
        Invocation.Builder request = client.target(provider.uri()).path("/v1/chat/completions").request();
        call.headers().forEach(request::header);
        JsonNode context = Contexts.current();
        try (Response response = request.post(Entity.json(QUESTION))) {
            response.readEntity(String.class);
        }
        calls.add(new ObservedCall(call.id(), answerId, context, after(payi.proxied(), proxiedBefore),
                after(provider.received(), receivedBefore)));
    }

    private static List<HttpRequestRecord> after(List<HttpRequestRecord> all, int before) {
        return all.subList(before, all.size());
    }
}
