package com.payi.cdi.internal.edge.cli;

import java.time.Instant;

import com.payi.cdi.spi.OutgoingEvent;

/**
 * An event that waits on disk.
 *
 * @param since when it was accepted, or when its call was made; null if that is not known
 * @param key where it is in its file
 */
record WaitingEvent(OutgoingEvent event, String useCaseName, Instant since, long key) {}
