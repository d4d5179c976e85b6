package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.payi.cdi.TrackScope;

/**
 * The attempts at a method that is tried again as a whole. The first call of each attempt is an attempt at the first
 * operation of the method, the second call at its second operation, and so on, as long as the addresses are the same.
 */
public final class MethodAttempts {
    private static final ThreadLocal<MethodAttempts> CURRENT = new ThreadLocal<>();

    private final List<Operation> operations = new ArrayList<>(1);
    private int calls;

    /** The method that is tried on this thread, null for none. */
    static MethodAttempts current() {
        return CURRENT.get();
    }

    /** Begins an attempt at the method, by this thread, until the scope is closed by it. */
    public TrackScope begin() {
        MethodAttempts before = CURRENT.get();
        synchronized (this) {
            calls = 0;
        }
        CURRENT.set(this);
        return () -> {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }

    /** @param number of the attempt as the client counts, 0 if it does not; above 1, it is the latest call once more */
    synchronized Attempt next(String method, URI uri, int number) {
        if (number > 1 && calls > 0 && operations.get(calls - 1).is(method, uri)) {
            return operations.get(calls - 1).next();
        }
        int index = calls++;
        if (index == operations.size()) {
            operations.add(new Operation(method, uri, null));
        } else if (!operations.get(index).is(method, uri)) {
            operations.set(index, new Operation(method, uri, null));
        }
        return operations.get(index).next();
    }
}
