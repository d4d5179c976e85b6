package com.payi.quarkus.runtime.devui;

import java.util.function.Supplier;

/**
 * Makes the card of the extension. The Dev UI looks for the extension of a card by the artifact of the class that calls
 * its constructor, without a {@code -deployment} at the end of its name: that must be the runtime artifact, whose name
 * ends with {@code -runtime}. So this class calls the constructor, for the build step.
 */
public final class ExtensionCard {
    private ExtensionCard() {}

    /** @param constructor a reference to it, not a lambda: that would call it in its own class */
    public static <T> T madeBy(Supplier<T> constructor) {
        return constructor.get();
    }
}
