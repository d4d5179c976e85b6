package com.payi.cdi.internal.dialect;

import com.payi.cdi.internal.json.JsonTree;

/** Collects what one answer consumed, from its one document or from the events of its stream. */
public interface UsageReader {
    /** Takes the document, or the next event. Must bear anything: absent, null and nonsensical members. */
    void read(JsonTree message);

    /** What is known so far. */
    Usage usage();

    /** Whether a stream said that it is finished; a document's end is seen without this. */
    boolean isFinished();
}
