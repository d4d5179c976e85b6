package com.payi.cdi.internal.core.provider;

import java.util.List;
import java.util.Map;

import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** In the place of a reader that a dialect failed to make. */
final class NothingRead implements UsageReader {
    @Override
    public void read(JsonTree message) {
        // The dialect alone knows what is to be read.
    }

    @Override
    public Usage usage() {
        return new Usage(Map.of(), List.of(), null, null, null, Map.of());
    }
}
