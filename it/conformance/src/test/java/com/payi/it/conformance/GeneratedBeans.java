package com.payi.it.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InterceptorBinding;

import com.payi.cdi.Track;

/** Beans that were written a moment ago, compiled together and loaded. */
final class GeneratedBeans implements AutoCloseable {
    private final URLClassLoader loader;

    private GeneratedBeans(URLClassLoader loader) {
        this.loader = loader;
    }

    /** @param sources by class name */
    static GeneratedBeans compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException(
                    "The annotated beans of the cases are compiled: run the tests on a JDK. There is only a JRE in "
                            + System.getProperty("java.home"));
        }
        try {
            Path classes = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "generated-beans");
            if (!sources.isEmpty()) {
                compile(compiler, sources, classes);
            }
            return new GeneratedBeans(
                    new URLClassLoader(new URL[]{classes.toUri().toURL()}, GeneratedBeans.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Class<?> load(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static void compile(JavaCompiler compiler, Map<String, String> sources, Path classes) {
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-classpath",
                Stream.of(Track.class, ApplicationScoped.class, InterceptorBinding.class).map(GeneratedBeans::origin)
                        .collect(Collectors.joining(System.getProperty("path.separator"))));
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<Source> units = sources.entrySet().stream().map(source -> new Source(source.getKey(), source.getValue())).toList();
        if (!compiler.getTask(null, null, found, options, null, units).call()) {
            throw new IllegalStateException(found.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(Object::toString).collect(Collectors.joining("\n", "The annotated beans do not compile:\n", "")));
        }
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
