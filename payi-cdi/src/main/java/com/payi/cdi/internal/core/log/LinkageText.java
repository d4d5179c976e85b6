package com.payi.cdi.internal.core.log;

import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about a LinkageError: a library is missing, or is there in another version than its caller was compiled with. On
 * servers, that is often a copy of the server's own, which an application sees before the one that it has brought along.
 */
public final class LinkageText {
    /** Errors about versions. "Could not initialize class" is left out: its cause has the reason. */
    private static final Pattern KIND = Pattern.compile("\\b(?:NoSuchMethodError|NoSuchFieldError|NoClassDefFoundError"
            + "|AbstractMethodError|IncompatibleClassChangeError|IllegalAccessError|VerifyError|ClassFormatError"
            + "|UnsupportedClassVersionError|LinkageError)\\b(?!: Could not initialize class)");
    private static final Pattern METHOD = Pattern.compile("([\\w$]+(?:\\.[\\w$]+)+)\\.[\\w$<>]+\\(");
    private static final Pattern NAME = Pattern.compile("[\\w$]+(?:[./][\\w$]+)+");
    private static final String DOCUMENT = "docs/reference/versions.md";

    private LinkageText() {}

    /** The error that made a failure, with the class and the method that the JVM names; null if it was no LinkageError. */
    public static String of(Throwable failure) {
        String text = null;
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < LoggedCause.MAX_DEPTH; cause = cause.getCause()) {
            if (cause instanceof LinkageError && (text == null || cause.getMessage() != null)) {
                text = cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
            }
            depth++;
        }
        return text;
    }

    /**
     * Sentences about where the class is from and what to do, with a space before them.
     *
     * @param text of an error; empty for one that says nothing about versions
     */
    public static String remedy(String text) {
        Matcher kind = KIND.matcher(text);
        if (!kind.find()) {
            return "";
        }
        Class<?> found = named(text.substring(kind.end()));
        if (found == null) {
            return kind.group().equals("NoClassDefFoundError")
                    ? " The class is missing: add its library to the application, in a version of " + DOCUMENT + "."
                    : " A library has another version than its caller needs. Let the application have one of " + DOCUMENT + ".";
        }
        return " " + found.getName() + " is from " + origin(found) + ". Let the application see a version of " + DOCUMENT + ".";
    }

    /** The class whose method is missing, else the first that is named and not the JVM's; null if none can be loaded. */
    private static Class<?> named(String text) {
        Matcher method = METHOD.matcher(text);
        Class<?> owner = method.find() ? loaded(method.group(1)) : null;
        Matcher names = NAME.matcher(text);
        while (owner == null && names.find()) {
            owner = loaded(names.group().replace('/', '.'));
        }
        return owner;
    }

    private static Class<?> loaded(String name) {
        for (ClassLoader loader : new ClassLoader[]{LinkageText.class.getClassLoader(),
                Thread.currentThread().getContextClassLoader()}) {
            try {
                Class<?> found = Class.forName(name, false, loader);
                if (location(found) != null) {
                    return found;
                }
            } catch (ClassNotFoundException | LinkageError e) {
                // The other class loader may have it.
                continue;
            }
        }
        return null;
    }

    private static URL location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }

    /** Where the class was loaded from, and where other copies of it are. */
    private static String origin(Class<?> type) {
        String own = location(type).toString();
        List<String> others = copies(type.getName().replace('.', '/') + ".class").stream()
                .filter(copy -> !copy.contains(own)).toList();
        return own + ", in another version than its caller needs"
                + (others.isEmpty() ? "" : "; the copy in " + String.join(", ", others) + " comes after it");
    }

    private static List<String> copies(String file) {
        try {
            return Collections.list(LinkageText.class.getClassLoader().getResources(file)).stream().map(URL::toString)
                    .map(copy -> copy.substring(0, copy.length() - file.length())).toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }
}
