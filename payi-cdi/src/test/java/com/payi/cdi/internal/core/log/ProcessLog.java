package com.payi.cdi.internal.core.log;

/** For tests of warnings that are throttled for the whole process. */
public final class ProcessLog {
    private ProcessLog() {}

    /** Begins anew: what one test has logged is not held against the next. */
    public static void forget() {
        ThrottledLog.ofProcess().forget();
    }
}
