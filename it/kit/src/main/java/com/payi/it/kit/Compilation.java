package com.payi.it.kit;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source files that documents show, with the class path of the tests. */
public final class Compilation {
    private static final Pattern TYPE = Pattern.compile("(?:public )?(?:final )?(?:class|interface|record|enum) (\\w+)");

    private Compilation() {}

    /**
     * Compiles source files.
     *
     * @return what the compiler rejects
     */
    public static List<String> errors(List<String> sources, Path classes) {
        if (sources.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        compiler.getTask(null, null, found,
                List.of("-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path")), null,
                sources.stream().map(Source::new).toList()).call();
        return found.getDiagnostics().stream().filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(null) + " at line " + diagnostic.getLineNumber()).toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///com/acme/" + typeName(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String typeName(String text) {
            Matcher type = TYPE.matcher(text);
            if (!type.find()) {
                throw new IllegalArgumentException("No type in a source file of the documents:\n" + text);
            }
            return type.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
