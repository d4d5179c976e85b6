package com.payi.cdi.internal.edge.threads;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

import com.payi.cdi.spi.AsyncResultSupport;
import com.payi.cdi.spi.AsyncWork;

/** Supports Mutiny's types. It is loaded without Mutiny, too, so another class names these types. */
final class MutinySupport implements AsyncResultSupport {
    private static final String MULTI = "io.smallrye.mutiny.Multi";

    private final AsyncResultSupport publishers = new PublisherSupport();
    private final boolean present = isPresent();

    /** A {@code Flow.Publisher} may be a {@code Multi}, and has to stay one, because callers test for that type. */
    @Override
    public boolean supports(Class<?> declared) {
        return present && (declared == Flow.Publisher.class || MutinyTypes.areSupported(declared));
    }

    @Override
    public Object wrap(Object result, AsyncWork work) {
        Object wrapped = MutinyTypes.wrap(result, work);
        return wrapped != null ? wrapped : publishers.wrap(result, work);
    }

    /** Shows a listener the item of a result that has one later; null for any other result. */
    Object observed(Object result, Consumer<Object> listener) {
        return present ? MutinyTypes.observed(result, listener) : null;
    }

    private static boolean isPresent() {
        try {
            Class.forName(MULTI, false, MutinySupport.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
