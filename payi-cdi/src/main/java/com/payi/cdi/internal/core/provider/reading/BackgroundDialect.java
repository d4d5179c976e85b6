package com.payi.cdi.internal.core.provider.reading;

import java.net.URI;

import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;

/**
 * An interface whose first answer can come before the work is done. Later calls ask about the work, and the answer to
 * one of them has what it consumed. Its readers are {@link BackgroundReader}s.
 */
public interface BackgroundDialect extends ProviderDialect {
    /** The id of the work that a call with this URI asks about, null if it asks about none. */
    String workAskedFor(URI uri);

    /** Whether a request of this dialect begins work that may go on after its answer. */
    boolean beginsWork(JsonTree request);

    /** Whether the end of work is reported whose beginning was not seen in this process. */
    boolean reportsUnknownWork();
}
