package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.util.List;

import com.payi.cdi.internal.core.delivery.spool.SpoolException;

/** A file of events that wait, read once from its beginning to its end. */
interface EventReader extends AutoCloseable {
    /** The next events; none at the end. */
    List<WaitingEvent> next(int most) throws IOException, SpoolException;

    /** Notes that events are about to be sent: if no answer comes, Pay-i may have them. */
    void sending(List<WaitingEvent> events) throws IOException, SpoolException;

    /** Notes that events do not wait any more. */
    void done(List<WaitingEvent> events) throws IOException, SpoolException;

    /** What is wrong with what was read so far; empty if nothing is. */
    List<String> damages();

    /** Of what was read so far, how many events had been sent before. */
    long sentBefore();

    @Override
    void close() throws IOException, SpoolException;
}
