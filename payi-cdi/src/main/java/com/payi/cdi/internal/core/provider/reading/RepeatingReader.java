package com.payi.cdi.internal.core.provider.reading;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.UsageReader;

/** A reader of streams most of whose messages only bring another piece of text, which no usage depends on. */
public interface RepeatingReader extends UsageReader {
    /**
     * Which values of the message that was read last still matter. A message that differs from it in other values only does
     * not have to be read.
     *
     * @return null if that message would change something if it came again
     */
    JsonShape wantedOfRepeats();
}
