package com.payi.cdi.internal.core.context;

import com.payi.cdi.TrackScope;

/** Watches every scope, on the thread that opens or closes it. A service of {@link CurrentFrame}, for tests only. */
public interface ScopeWatch {
    void opened(TrackScope scope);

    void closed(TrackScope scope);

    /** A thread tried to close the scope of another thread. */
    void closedElsewhere(TrackScope scope);
}
