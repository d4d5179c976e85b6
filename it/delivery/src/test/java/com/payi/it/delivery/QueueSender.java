package com.payi.it.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.OutgoingEvent;

/** Puts events into a queue of the application's instead of sending them to Pay-i. The documentation shows this class. */
@ApplicationScoped
public class QueueSender implements IngestSender {
    /** What the queue holds: the id to tell repeated messages apart, and the event for Pay-i's bulk interface. */
    public record Message(String id, String json) {}

    private final BlockingQueue<Message> queue;

    @Inject
    public QueueSender(BlockingQueue<Message> queue) {
        this.queue = queue;
    }

    /** For the proxy that the container puts in front of this bean. */
    protected QueueSender() {
        this(null);
    }

    @Override
    public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        List<IngestAnswer> answers = new ArrayList<>();
        for (OutgoingEvent event : events) {
            boolean taken = queue.offer(new Message(event.id(), event.json()));
            answers.add(taken ? IngestAnswer.delivered() : IngestAnswer.failed(0, "the queue is full"));
        }
        return CompletableFuture.completedFuture(answers);
    }
}
