package com.payi.cdi.internal.core.spend;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Numbers that nothing shows yet: counted by any thread, and registered by another one that works with registries. */
public final class NewNumbers {
    private final Queue<LiveNumber> waiting = new ConcurrentLinkedQueue<>();

    void add(LiveNumber number) {
        waiting.add(number);
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** All of them, each once. */
    public List<LiveNumber> take() {
        List<LiveNumber> taken = new ArrayList<>();
        for (LiveNumber next = waiting.poll(); next != null; next = waiting.poll()) {
            taken.add(next);
        }
        return taken;
    }
}
