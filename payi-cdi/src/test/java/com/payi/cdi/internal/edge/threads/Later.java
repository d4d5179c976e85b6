package com.payi.cdi.internal.edge.threads;

/** A type of work that the library does not know. */
class Later<T> {
    private Runnable atItsEnd;

    void atItsEnd(Runnable task) {
        atItsEnd = task;
    }

    void done() {
        atItsEnd.run();
    }

    /** Its support fails. */
    static final class Broken extends Later<String> {}

    /** Its support gives something else. */
    static final class Misread extends Later<String> {}
}
