package com.payi.it.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.payi.it.benchmarks.report.BenchmarkDocument;
import com.payi.it.benchmarks.report.Machine;
import com.payi.it.benchmarks.report.Plots;

/** Runs one group of benchmarks or all of them, and writes the document about them. */
final class Benchmarks {
    private static final String ALL = "all";

    private Benchmarks() {}

    /**
     * Takes the name of the group, which the build has checked; whether more rounds are made; a folder for what tools and
     * processes print; the folder of the documents; and that of the modules with further applications.
     */
    public static void main(String[] arguments) throws Exception {
        List<Group> groups = arguments[0].equals(ALL)
                ? List.of(Group.values())
                : List.of(Group.valueOf(arguments[0].toUpperCase(Locale.ROOT)));
        Effort effort = Boolean.parseBoolean(arguments[1]) ? Effort.FULL : Effort.SHORT;
        Path folder = Files.createDirectories(Path.of(arguments[2], "benchmarks"));
        Path documents = Path.of(arguments[3]);
        run(groups, effort, folder, new BenchmarkDocument(documents.resolve("benchmarks.md")),
                Path.of(arguments[4]), new Plots(documents, "images/benchmarks"));
        // Pools of clients would keep the process for a while.
        System.exit(0);
    }

    private static void run(List<Group> groups, Effort effort, Path folder, BenchmarkDocument document, Path modules,
            Plots plots)
            throws Exception {
        for (Group group : groups) {
            String name = group.name().toLowerCase(Locale.ROOT);
            long begin = System.nanoTime();
            System.out.println("Benchmarks of the group " + name + " …");
            document.write(name, group.run(new Group.Run(effort, folder, modules, plots)));
            System.out.printf("… are in %s after %d s.%n", document, (System.nanoTime() - begin) / 1_000_000_000);
        }
        document.write(new Machine(effort.name().toLowerCase(Locale.ROOT)));
    }
}
