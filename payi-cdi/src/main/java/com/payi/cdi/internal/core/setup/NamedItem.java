package com.payi.cdi.internal.core.setup;

/**
 * A use case or a limit that the application names.
 *
 * @param name of the use case, or id of the limit
 * @param origin where the application names it first, for messages: an annotation or a configuration key
 */
public record NamedItem(Kind kind, String name, String origin) {
    /** What Pay-i keeps. */
    public enum Kind {
        USE_CASE("use case"), LIMIT("limit");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** As messages show it. */
    @Override
    public String toString() {
        return kind.words + " '" + name + "' (" + origin + ")";
    }
}
