package com.payi.it.quarkus.newcomer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A local repository of Maven with what this build has made, so that nothing is installed on the machine. Everything else
 * comes from the repository of the build, which is only read.
 */
final class BuiltRepository {
    private static final String VERSION = System.getProperty("project.version");
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final List<String> MODULES = List.of("payi-cdi", "payi-quarkus-runtime", "payi-quarkus-deployment");

    private final Path directory;

    private BuiltRepository(Path directory) {
        this.directory = directory;
    }

    /** Whether the modules are packaged; Maven's phase test does not do that. */
    static boolean isPackaged() {
        return MODULES.stream().allMatch(module -> Files.isRegularFile(built(module, ".jar")));
    }

    static BuiltRepository create(Path directory) throws IOException {
        BuiltRepository repository = new BuiltRepository(directory);
        repository.put("payi-cdi-parent", ROOT.resolve("pom.xml"), ".pom");
        for (String module : MODULES) {
            repository.put(module, ROOT.resolve(module).resolve("pom.xml"), ".pom");
            repository.put(module, built(module, ".jar"), ".jar");
        }
        String codestarts = "-codestarts.jar";
        repository.put("payi-quarkus-runtime", built("payi-quarkus-runtime", codestarts), codestarts);
        return repository;
    }

    private static Path built(String module, String suffix) {
        return ROOT.resolve(module).resolve("target").resolve(module + "-" + VERSION + suffix);
    }

    private void put(String artifact, Path file, String suffix) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("com/payi").resolve(artifact).resolve(VERSION));
        Files.copy(file, folder.resolve(artifact + "-" + VERSION + suffix), StandardCopyOption.REPLACE_EXISTING);
    }

    /** For each call of Maven. */
    List<String> arguments() {
        return List.of("-Dmaven.repo.local=" + directory, "-Dmaven.repo.local.tail=" + System.getProperty("maven.local"));
    }
}
