package com.payi.cdi.internal.core.context;

import com.payi.cdi.TrackScope;

/** Told of every scope on the thread that opens or closes it. Found as a service by {@link CurrentFrame}; for tests only. */
public interface ScopeWatch {
    void opened(TrackScope scope);

    void closed(TrackScope scope);

    /** Somebody tried to close it on another thread than the one that opened it. */
    void closedElsewhere(TrackScope scope);
}
