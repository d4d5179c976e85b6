package com.payi.cdi.internal.ingest;

/** Takes one event to Pay-i. Called by one thread, which waits. */
interface IngestSender {
    IngestOutcome send(IngestEvent event) throws InterruptedException;
}
