package com.payi.it.benchmarks.start;

import java.io.IOException;
import java.nio.file.Path;

import com.payi.it.benchmarks.process.JavaProcess;
import com.payi.it.benchmarks.report.Target;

/** Weld SE, with the library on the class path or not. */
final class WeldPlatform implements Platform {
    private final Path folder;

    WeldPlatform(Path folder) {
        this.folder = folder;
    }

    @Override
    public String label() {
        return "Weld SE";
    }

    @Override
    public Target target() {
        return Target.START_WELD;
    }

    @Override
    public Started start(boolean withLibrary) throws IOException {
        long begin = System.nanoTime();
        try (JavaProcess process = withLibrary
                ? JavaProcess.start(folder, WeldApplication.class)
                : JavaProcess.startWithoutLibrary(folder, WeldApplication.class)) {
            process.answer();
            double millis = (System.nanoTime() - begin) / 1e6;
            return Started.of(millis, process.figures("rest"));
        }
    }
}
