package com.payi.cdi.internal.core.provider.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** Collects tool calls, whole ones and those whose parts are spread over a stream. */
public final class FunctionCalls {
    /** As many as one text may have in a document, so that a stream takes no more memory than a document. */
    private static final int MAX_ARGUMENTS = 64 * 1024;

    /** A stream of parts takes no more memory, however many calls it has. */
    private static final int MAX_CALLS = 1000;
    private static final int MAX_TOTAL = 256 * 1024;
    private static final int BYTES_OF_A_CALL = 200;

    private final Map<Object, Part> parts = new LinkedHashMap<>();
    private int total;

    public void add(String name, String arguments) {
        addPart(new Object(), name, arguments);
    }

    /** A part of the call that the stream knows by this key; the name comes with the first one. */
    public void addPart(Object key, String name, String arguments) {
        Part part = parts.get(key);
        if (part == null) {
            if (parts.size() == MAX_CALLS) {
                return;
            }
            part = new Part();
            parts.put(key, part);
        }
        if (name != null && (part.name == null || part.name.isEmpty()) && total < MAX_TOTAL) {
            part.name = name;
            total += name.length();
        }
        append(part, arguments);
    }

    /** About how many bytes of memory the calls take. */
    long heldBytes() {
        return 2L * total + (long) BYTES_OF_A_CALL * parts.size();
    }

    /** Arguments as they are written: mostly a text, with some servers an object. */
    public static String arguments(JsonTree arguments) {
        return arguments.isObject() ? arguments.toJson() : arguments.text();
    }

    /** Pay-i refuses a call without a name. */
    public List<Usage.FunctionCall> toList() {
        return parts.values().stream().filter(part -> part.name != null && !part.name.isEmpty())
                .map(part -> new Usage.FunctionCall(part.name, part.arguments.isEmpty() ? null : part.arguments.toString()))
                .toList();
    }

    private void append(Part part, String arguments) {
        if (arguments != null && part.arguments.length() < MAX_ARGUMENTS && total < MAX_TOTAL) {
            part.arguments.append(arguments);
            total += arguments.length();
        }
    }

    private static final class Part {
        private String name;
        private final StringBuilder arguments = new StringBuilder();
    }
}
