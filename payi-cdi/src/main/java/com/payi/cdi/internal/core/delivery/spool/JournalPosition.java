package com.payi.cdi.internal.core.delivery.spool;

/**
 * Where an event is in a journal.
 *
 * @param segment the file
 * @param index of the event in it, from 0
 */
public record JournalPosition(long segment, long index) {}
