package com.payi.cdi.internal.edge.track.metadata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import com.payi.cdi.Track;

/** Finds the annotation of an element: its own, else the nearest one on a stereotype or an interceptor binding. */
final class EffectiveTrack {
    private EffectiveTrack() {}

    /** Null where there is none. */
    static Track of(AnnotatedElementView element) {
        Set<String> seen = new HashSet<>();
        Deque<AnnotatedElementView> waiting = new ArrayDeque<>();
        waiting.add(element);
        while (!waiting.isEmpty()) {
            AnnotatedElementView next = waiting.remove();
            if (next.track() != null) {
                return next.track();
            }
            next.metaAnnotations().stream().filter(meta -> seen.add(meta.name())).forEach(waiting::add);
        }
        return null;
    }
}
