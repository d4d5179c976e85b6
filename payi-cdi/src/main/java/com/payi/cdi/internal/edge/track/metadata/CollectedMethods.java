package com.payi.cdi.internal.edge.track.metadata;

import java.util.List;

/** The tracked methods of the application, as they were found when it was deployed or built. */
public final class CollectedMethods {
    private final List<TrackedMethod> methods;

    public CollectedMethods(List<TrackedMethod> methods) {
        this.methods = List.copyOf(methods);
    }

    public List<TrackedMethod> all() {
        return methods;
    }
}
