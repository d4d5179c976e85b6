package com.payi.it.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was expected of a case and not found. */
final class Differences {
    private static final int LONGEST = 160;

    private final List<String> all = new ArrayList<>();

    void add(String what, Object expected, Object found) {
        all.add(what + ": expected " + shortened(expected) + ", found " + shortened(found));
    }

    void add(String sentence) {
        all.add(shortened(sentence));
    }

    void addAll(String where, Differences more) {
        more.all.forEach(difference -> all.add(where + difference));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Stream<String> lines() {
        return all.stream();
    }

    /** One line, with the first of them. */
    @Override
    public String toString() {
        return all.isEmpty() ? "" : all.get(0) + (all.size() == 1 ? "" : " (and " + (all.size() - 1) + " more)");
    }

    static String shortened(Object value) {
        String text = value == null ? "nothing" : String.valueOf(value).replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
