package com.payi.it.servers.application;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.cdi.TrackRequest;

/** The tasks that need nothing but CDI and a client. */
@ApplicationScoped
public class DocumentDesk implements Desk {
    private static final int GZIP = 0x1f;

    @Inject
    Documents documents;

    @Inject
    TrackRequest request;

    private final Map<String, Task> tasks = Map.ofEntries(
            Map.entry("summary", order -> documents.summarize(order.provider(), order.model())),
            Map.entry("proxied-summary", order -> documents.summarizeByProxy(order.provider(), order.model())),
            Map.entry("reading", order -> documents.read(order.provider(), order.model())),
            Map.entry("order", order -> documents.order(order.provider(), order.model())),
            Map.entry("translation", order -> documents.translate(order.provider(), order.model())),
            Map.entry("review", order -> documents.review(order.provider(), order.model())),
            Map.entry("gzip", order -> unpacked(documents.unpack(order.provider(), order.model()))),
            Map.entry("large", order -> size(documents.index(order.provider(), order.model()))),
            Map.entry("async", order -> await(documents.summarizeLater(order.model(), order.provider(), order.model()))),
            Map.entry("rx", order -> await(documents.summarizeReactively(order.model(), order.provider(), order.model()))),
            Map.entry("carried-async", order -> await(documents.carry(order.model(), order.provider(), order.model(), false))),
            Map.entry("carried-rx", order -> await(documents.carry(order.model(), order.provider(), order.model(), true))),
            Map.entry("registered-twice", order -> documents.summarizeRegisteredTwice(order.provider(), order.model())),
            Map.entry("proxied-registered-twice",
                    order -> documents.summarizeByProxyRegisteredTwice(order.provider(), order.model())),
            Map.entry("request-level", this::answerForRequest),
            Map.entry("principal", order -> documents.answer(order.provider(), order.model())),
            Map.entry("budget", order -> documents.budget(order.provider(), order.model())),
            Map.entry("concurrent", order -> documents.answer(order.model(), order.provider(), order.model())));

    @FunctionalInterface
    private interface Task {
        Object perform(Order order) throws Exception;
    }

    @Override
    public Set<String> tasks() {
        return tasks.keySet();
    }

    @Override
    public Object perform(String task, Order order) throws Exception {
        return tasks.get(task).perform(order);
    }

    private Object answerForRequest(Order order) {
        request.setUserId("user_of_the_request");
        request.setLimitIds("limit_of_the_request");
        return documents.answer(order.provider(), order.model());
    }

    private static String await(CompletionStage<String> answer) throws Exception {
        return answer.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** Some clients unpack themselves. */
    private static String unpacked(InputStream answer) throws IOException {
        try (BufferedInputStream bytes = new BufferedInputStream(answer)) {
            bytes.mark(1);
            boolean packed = bytes.read() == GZIP;
            bytes.reset();
            return new String((packed ? new GZIPInputStream(bytes) : bytes).readAllBytes());
        }
    }

    private static String size(InputStream answer) throws IOException {
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (answer) {
            for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
                size += read;
            }
        }
        return Long.toString(size);
    }
}
