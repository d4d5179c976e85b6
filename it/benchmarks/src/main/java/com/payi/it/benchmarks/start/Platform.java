package com.payi.it.benchmarks.start;

import java.io.IOException;

import com.payi.it.benchmarks.report.Target;

/** What runs applications. */
interface Platform {
    String label();

    /** What the time of the start is to be. */
    Target target();

    /** Starts the application, waits until it is ready, and ends it. */
    Started start(boolean withLibrary) throws IOException;

    /** The files of the packaged application; 0 where none is packaged. */
    default long packagedBytes(boolean withLibrary) throws IOException {
        return 0;
    }
}
