package com.payi.it.delivery;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

import com.payi.testkit.FakeProvider;
import com.payi.testkit.Reply;

/** The provider of the matrix: counts the calls that are to be reported, and numbers its answers. */
final class Provider implements AutoCloseable {
    static final String REPORTED = "/v1/chat/completions";
    static final String LEFT_ALONE = "/elsewhere";

    private final FakeProvider provider = FakeProvider.start();
    private final AtomicInteger calls = new AtomicInteger();

    Provider() {
        provider.on(request -> request.path().equals(REPORTED), request -> Reply.json(answer(id(calls.incrementAndGet()))));
        provider.on(request -> request.path().equals(LEFT_ALONE), request -> Reply.json(answer("nobody-asks")));
    }

    /** The id of the n-th answer, which becomes the event's. */
    static String id(int number) {
        return "call-" + number;
    }

    static String answer(String id) {
        return "{\"id\":\"" + id + "\",\"object\":\"chat.completion\",\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,"
                + "\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}";
    }

    URI uri() {
        return provider.uri();
    }

    int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        provider.close();
    }
}
