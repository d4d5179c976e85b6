package com.payi.it.quarkus.newcomer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The Java process in which Quarkus runs an application in dev mode, looked at from outside. */
final class DevModeProcess {
    private final String id;

    private DevModeProcess(String id) {
        this.id = id;
    }

    /** The one that Maven has started. */
    static DevModeProcess below(long maven) {
        long id = ProcessHandle.of(maven).orElseThrow().descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("-dev.jar")).findFirst().orElseThrow().pid();
        return new DevModeProcess(Long.toString(id));
    }

    void collectGarbage() throws IOException {
        command("GC.run");
    }

    /** How many objects of a class there are, once for each class loader that has the class. */
    List<Integer> instancesOf(String type) throws IOException {
        return Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "(?=\\s|$)")
                .matcher(command("GC.class_histogram")).results().map(found -> Integer.valueOf(found.group(1))).toList();
    }

    List<String> threadsNamed(String begin) throws IOException {
        return Pattern.compile("(?m)^\"(" + Pattern.quote(begin) + "[^\"]*)\"").matcher(command("Thread.print")).results()
                .map(found -> found.group(1)).toList();
    }

    private String command(String name) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), id, name)
                .redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
