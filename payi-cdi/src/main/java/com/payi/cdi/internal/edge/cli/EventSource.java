package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.util.List;

import com.payi.cdi.internal.core.delivery.spool.SpoolException;

/** A file of events that wait, read once from its beginning to its end. */
interface EventSource extends AutoCloseable {
    /** The next events; none at the end. */
    List<WaitingEvent> next(int most) throws IOException, SpoolException;

    /** These events are about to be sent: should it not come to its end, nobody knows whether Pay-i has them. */
    void sending(List<WaitingEvent> events) throws IOException, SpoolException;

    /** These events do not wait any more. */
    void done(List<WaitingEvent> events) throws IOException, SpoolException;

    /** What is wrong with what was read so far; empty if nothing is. */
    List<String> damages();

    /** Of what was read so far, how many events had been sent before. */
    long sentBefore();

    @Override
    void close() throws IOException, SpoolException;
}
