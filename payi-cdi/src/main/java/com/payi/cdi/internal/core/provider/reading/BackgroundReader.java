package com.payi.cdi.internal.core.provider.reading;

import com.payi.cdi.spi.UsageReader;

/** Reads an answer about work that may go on after it. */
public interface BackgroundReader extends UsageReader {
    /** The id of the work, null if the answer has none. */
    String workId();

    /** Whether the answer has shown that the work goes on. */
    boolean goesOn();

    /** Whether the answer has shown that the work has ended, well or not. */
    boolean hasEnded();
}
