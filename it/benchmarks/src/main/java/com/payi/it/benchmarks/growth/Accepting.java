package com.payi.it.benchmarks.growth;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.OutgoingEvent;

/** Takes the events to nowhere. */
@ApplicationScoped
public class Accepting implements IngestSender {
    @Override
    public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        return CompletableFuture.completedFuture(Collections.nCopies(events.size(), IngestAnswer.delivered()));
    }
}
