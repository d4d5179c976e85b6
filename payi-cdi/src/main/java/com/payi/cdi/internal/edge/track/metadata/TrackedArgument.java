package com.payi.cdi.internal.edge.track.metadata;

/**
 * A parameter that gives a value of the context.
 *
 * @param name the name of the property, empty for the other kinds
 */
public record TrackedArgument(int index, ArgumentKind kind, String name) {
    String written() {
        return kind.written(name);
    }
}
