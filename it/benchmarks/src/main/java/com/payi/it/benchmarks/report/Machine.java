package com.payi.it.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;

/** What the figures were measured on: nothing that names the machine or a place on it. */
public final class Machine {
    private final String extent;

    /** @param extent short or full */
    public Machine(String extent) {
        this.extent = extent;
    }

    @Override
    public String toString() {
        Properties versions = versions();
        return new MarkdownTable("", "the latest run")
                .row("run", extent + ", " + LocalDate.now(ZoneOffset.UTC))
                .row("processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores")
                .row("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .row("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"))
                .row("collector", "Serial, so that the time of the collector counts where the garbage is made")
                .row("peers", "OpenTelemetry " + versions.getProperty("opentelemetry") + ", Jackson databind "
                        + versions.getProperty("jackson"))
                .row("platforms", "Weld SE " + versions.getProperty("weld") + ", RESTEasy " + versions.getProperty("resteasy")
                        + ", Quarkus " + versions.getProperty("quarkus"))
                .row("tools", "JMH " + versions.getProperty("jmh") + ", XChart " + versions.getProperty("xchart"))
                .toString();
    }

    private static Properties versions() {
        try (InputStream in = Machine.class.getResourceAsStream("/versions.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String processor() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
            return lines.stream().filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException e) {
            // Not Linux.
            return "unknown";
        }
    }
}
