package com.payi.cdi.internal.edge.threads;

import java.util.function.Consumer;

import com.payi.cdi.spi.AsyncWork;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Names Mutiny's types. It is loaded only if Mutiny is present. */
final class MutinyTypes {
    private MutinyTypes() {}

    static boolean areSupported(Class<?> declared) {
        return declared == Uni.class || declared == Multi.class;
    }

    /** Null if the result is no {@code Uni}. */
    static Object observed(Object result, Consumer<Object> listener) {
        return result instanceof Uni<?> uni ? uni.onItem().invoke(listener::accept) : null;
    }

    /** Null if the result has none of Mutiny's types. */
    static Object wrap(Object result, AsyncWork work) {
        if (result instanceof Uni<?> uni) {
            return new FramedUni<>(uni, work);
        }
        return result instanceof Multi<?> multi ? new FramedMulti<>(multi, work) : null;
    }
}
