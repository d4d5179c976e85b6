package com.payi.cdi.internal.edge.threads;

import com.payi.cdi.spi.AsyncWork;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What is only loaded where Mutiny is there. */
final class MutinyTypes {
    private MutinyTypes() {}

    static boolean areSupported(Class<?> declared) {
        return declared == Uni.class || declared == Multi.class;
    }

    /** Null if it is not one of Mutiny's. */
    static Object wrap(Object result, AsyncWork work) {
        if (result instanceof Uni<?> uni) {
            return new FramedUni<>(uni, work);
        }
        return result instanceof Multi<?> multi ? new FramedMulti<>(multi, work) : null;
    }
}
