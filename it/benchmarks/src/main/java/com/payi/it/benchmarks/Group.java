package com.payi.it.benchmarks;

import java.nio.file.Path;
import java.util.List;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import com.payi.it.benchmarks.calls.CallsGroup;
import com.payi.it.benchmarks.delivery.DeliveryGroup;
import com.payi.it.benchmarks.growth.GrowthGroup;
import com.payi.it.benchmarks.report.Plots;
import com.payi.it.benchmarks.report.Results;
import com.payi.it.benchmarks.start.StartGroup;

/** What belongs together, because it is only worth something beside the rest of the same run. */
enum Group {
    TRACK {
        @Override
        Results run(Run run) throws Exception {
            return new TrackTable(run.jmh(TrackBenchmark.class)).results();
        }
    },
    BYTES {
        @Override
        Results run(Run run) throws Exception {
            return new BytesTable(run.jmh(BytesBenchmark.class, HidingBenchmark.class), run.plots()).results();
        }
    },
    CALLS {
        @Override
        Results run(Run run) throws Exception {
            return new CallsGroup(run.effort(), run.folder(), run.plots()).run();
        }
    },
    DELIVERY {
        @Override
        Results run(Run run) throws Exception {
            return new DeliveryGroup(run.effort(), run.folder(), run.plots()).run();
        }
    },
    START {
        @Override
        Results run(Run run) throws Exception {
            return new StartGroup(run.effort(), run.folder(), run.modules()).run();
        }
    },
    GROWTH {
        @Override
        Results run(Run run) throws Exception {
            return new GrowthGroup(run.effort(), run.folder(), run.plots()).run();
        }
    };

    abstract Results run(Run run) throws Exception;

    /**
     * How a group is run.
     *
     * @param folder for what tools and processes print
     * @param modules the folder of the modules with further applications
     */
    record Run(Effort effort, Path folder, Path modules, Plots plots) {
        private static final int MORE_FORKS = 2;
        private static final int MORE_ITERATIONS = 40;

        private List<Measurement> jmh(Class<?>... benchmarks) throws Exception {
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .output(folder.resolve("jmh-" + benchmarks[0].getSimpleName() + ".log").toString());
            for (Class<?> benchmark : benchmarks) {
                options.include("^" + benchmark.getName().replace(".", "\\.") + "\\.");
            }
            if (effort == Effort.FULL) {
                options.forks(MORE_FORKS).measurementIterations(MORE_ITERATIONS);
            }
            return Measurement.of(new Runner(options.build()).run());
        }
    }
}
