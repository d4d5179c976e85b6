package com.payi.it.benchmarks.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A process of its own for one side of a comparison. It gets commands, a line each, and answers each with a line. What
 * else it prints goes to a file.
 */
public final class JavaProcess implements AutoCloseable {
    /** Marks the lines that are answers. */
    static final String ANSWER = "> ";
    private static final String LIBRARY = "payi-cdi";

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;

    private JavaProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** With all that is on the class path of this process. */
    public static JavaProcess start(Path folder, Class<?> main, String... arguments) throws IOException {
        return start(folder, System.getProperty("java.class.path"), main, arguments);
    }

    /** The same without the library. */
    public static JavaProcess startWithoutLibrary(Path folder, Class<?> main, String... arguments) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !isLibrary(Path.of(entry))).collect(Collectors.joining(File.pathSeparator));
        return start(folder, classPath, main, arguments);
    }

    /** A jar, or the classes of the module. */
    private static boolean isLibrary(Path entry) {
        return entry.getFileName().toString().startsWith(LIBRARY) || entry.endsWith(Path.of(LIBRARY, "target", "classes"));
    }

    private static JavaProcess start(Path folder, String classPath, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // What is kept only while there is room would differ from run to run.
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                // Threads that have ended take what they consumed with them.
                "-XX:-UseDynamicNumberOfCompilerThreads", "-Xms768m", "-Xmx768m", "-cp", classPath));
        String logging = System.getProperty("java.util.logging.config.file");
        if (logging != null) {
            command.add(1, "-Djava.util.logging.config.file=" + logging);
        }
        command.add(main.getName());
        command.addAll(List.of(arguments));
        File log = folder.resolve("process-" + main.getSimpleName() + ".log").toFile();
        return new JavaProcess(main.getSimpleName() + " " + String.join(" ", arguments), new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log)).start());
    }

    /** Sends a command and waits for its answer. */
    public String ask(String command) throws IOException {
        commands.println(command);
        return answer();
    }

    /** Waits for an answer: the first one comes without a command, once the process is ready. */
    public String answer() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ANSWER)) {
                return line.substring(ANSWER.length());
            }
        }
        throw new IOException("The process ended: " + name);
    }

    /** Answers that are numbers. */
    public double[] figures(String command) throws IOException {
        return Arrays.stream(ask(command).split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
