package com.payi.it.benchmarks.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallReport;
import com.payi.it.benchmarks.process.Commands;
import com.payi.it.benchmarks.process.Consumption;
import com.payi.it.benchmarks.process.SpanExport;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;

/** An application that reports what it has called, to Pay-i or by OTLP, and does nothing else. */
final class DeliveringProcess {
    /** One event, with the same content in both. */
    private interface Reporter {
        void report(int number);

        void deliver();
    }

    private DeliveringProcess() {}

    /** Arguments: to whom, and the port. */
    public static void main(String[] arguments) throws Exception {
        Reporter reporter = arguments[0].equals("payi") ? payi(arguments[1]) : otlp(arguments[1]);
        Commands.serve("ready", command -> round(reporter, Integer.parseInt(command[0]), Integer.parseInt(command[1])));
    }

    private static Reporter payi(String port) {
        System.setProperty("payi.api-key", "benchmark");
        System.setProperty("payi.base-url", "http://127.0.0.1:" + port);
        WeldContainer container = new Weld().addBeanClass(DeliveringProcess.class).initialize();
        IngestStatistics statistics = container.select(IngestStatistics.class).get();
        TrackScope scope = TrackContext.builder().useCaseName("document_summary").useCaseId("6f7c2d9e-0001")
                .limitIds("daily_budget").userId("user_123").open();
        return new Reporter() {
            @Override
            public void report(int number) {
                CallReport.builder("system.openai", "gpt-4o").units("text", 11, 5).latency(Duration.ofMillis(5))
                        .property("number", String.valueOf(number)).report();
            }

            @Override
            public void deliver() {
                while (statistics.snapshot().queued() > 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                if (statistics.snapshot().offered() != statistics.snapshot().delivered()) {
                    throw new IllegalStateException("Not delivered, in the context " + scope + ": " + statistics.snapshot());
                }
            }
        };
    }

    private static Reporter otlp(String port) {
        SpanExport export = new SpanExport(port);
        Tracer tracer = export.tracer();
        return new Reporter() {
            @Override
            public void report(int number) {
                tracer.spanBuilder("chat").setSpanKind(SpanKind.CLIENT).setAttribute("use_case_name", "document_summary")
                        .setAttribute("use_case_id", "6f7c2d9e-0001").setAttribute("limit_ids", "daily_budget")
                        .setAttribute("user_id", "user_123").setAttribute("category", "system.openai")
                        .setAttribute("resource", "gpt-4o").setAttribute("input", 11).setAttribute("output", 5)
                        .setAttribute("end_to_end_latency_ms", 5).setAttribute("http_status_code", 200)
                        .setAttribute("number", String.valueOf(number)).startSpan().end();
            }

            @Override
            public void deliver() {
                if (!export.deliver()) {
                    throw new IllegalStateException("The spans are not exported");
                }
            }
        };
    }

    /** A command: how many events, and how many a second (0 for all at once). */
    private static String round(Reporter reporter, int events, int rate) {
        long interval = rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
        Consumption consumption = new Consumption();
        long own = Consumption.threadNanos();
        long begin = System.nanoTime();
        for (int event = 0; event < events; event++) {
            for (long left = begin + event * interval - System.nanoTime(); left > 0; left = begin + event * interval
                    - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            reporter.report(event);
        }
        own = Consumption.threadNanos() - own;
        reporter.deliver();
        double cpu = consumption.cpuNanos();
        return Commands.figures(events * 1e9 / cpu, events * 1e9 / (cpu - own), consumption.bytes() * 1.0 / events);
    }
}
