package com.payi.cdi.internal.edge.track.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * The configuration of annotations, with keys like those of MicroProfile Fault Tolerance. A key of a method replaces a
 * member of an annotation on that method, a key of a class one on that class; {@code Track/<member>} replaces both.
 * Only {@code enabled} is looked up for the method, then for the class, then for all.
 */
final class TrackConfiguration {
    static final String ANNOTATION = "Track";
    static final String ENABLED = "enabled";

    private final ConfigLookup lookup;

    /** A key that is set. */
    record Setting(String key, String value) {
        /** The value as a list, separated by commas; {@code \,} is a comma inside of an element. */
        List<String> list() {
            return value.isBlank()
                    ? List.of()
                    : Stream.of(value.split("(?<!\\\\),")).map(text -> text.replace("\\,", ",").strip()).toList();
        }
    }

    TrackConfiguration(ConfigLookup lookup) {
        this.lookup = lookup;
    }

    /** Null if no key replaces the annotation's value. */
    Setting of(TrackedMethod method, ContextField member) {
        List<String> prefixes = new ArrayList<>(method.isOnMethod() ? methodPrefixes(method) : classPrefixes(method));
        prefixes.add("");
        return first(prefixes, member.memberName());
    }

    boolean isEnabled(TrackedMethod method, Consumer<String> problems) {
        List<String> prefixes = new ArrayList<>(methodPrefixes(method));
        prefixes.addAll(classPrefixes(method));
        prefixes.add("");
        Setting setting = first(prefixes, ENABLED);
        if (setting == null || setting.value().isBlank()) {
            return true;
        }
        String text = setting.value().strip();
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            problems.accept(PayiLogger.LOG.configurationValue(setting.key(), text, "true or false"));
        }
        return !text.equalsIgnoreCase("false");
    }

    private Setting first(List<String> prefixes, String member) {
        for (String prefix : prefixes) {
            String key = prefix + ANNOTATION + "/" + member;
            String value = lookup.value(key);
            if (value != null) {
                return new Setting(key, value);
            }
        }
        return null;
    }

    /** The bean's class first, then the class that declares the method. */
    static List<String> methodPrefixes(TrackedMethod method) {
        return Stream.of(method.beanClass(), method.declaringClass()).distinct()
                .map(type -> type + "/" + method.name() + "/").toList();
    }

    static List<String> classPrefixes(TrackedMethod method) {
        return Stream.of(method.beanClass(), method.carrier() == null ? method.declaringClass() : method.carrier()).distinct()
                .map(type -> type + "/").toList();
    }
}
