package com.payi.cdi.internal.core.wire;

/** What an HTTP header can carry unchanged. */
public final class HeaderValue {
    private HeaderValue() {}

    /** The same of one of several values that are joined by commas: one more comma would make two of one. */
    public static boolean isSafeInList(String value) {
        return isSafe(value) && value.indexOf(',') < 0;
    }

    /**
     * Visible ASCII and inner spaces: outer ones are trimmed on the way, and anything else may break or split a
     * request.
     */
    public static boolean isSafe(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 0x7F) && value.strip().equals(value);
    }
}
