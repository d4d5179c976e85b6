package com.payi.cdi.internal.edge.track.metadata;

/**
 * A parameter that gives a value.
 *
 * @param name the property's, empty for the other kinds
 */
public record TrackedArgument(int index, ArgumentKind kind, String name) {
    String written() {
        return kind.written(name);
    }
}
