package com.payi.cdi.internal.core.wire;

/** Receives the parts of a JSON document that it wants, in the order of the document. */
public interface JsonHandler {
    /**
     * A member of an object that the handler has entered begins.
     *
     * @param name the name in UTF-8, without escapes
     * @return whether the member's value is wanted
     */
    boolean member(byte[] name, int offset, int length);

    /**
     * A wanted object or array begins.
     *
     * @return whether to enter it; one that is not entered is skipped, and does not end for the handler
     */
    boolean begin(boolean object);

    /** The innermost object or array that the handler has entered ends. */
    void end();

    /**
     * A wanted text.
     *
     * @param escaped whether the text has escapes, which are still in it
     */
    void text(byte[] raw, int offset, int length, boolean escaped);

    /** A wanted number, {@code true}, {@code false}, {@code null}, or a word that is not JSON, such as {@code NaN}. */
    void literal(byte[] raw, int offset, int length);
}
