package com.payi.cdi.internal;

/** What an HTTP header can carry unchanged. */
public final class HeaderValue {
    private HeaderValue() {}

    /** Visible ASCII and inner spaces: outer ones are trimmed on the way, and anything else may break or split a request. */
    public static boolean isSafe(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 0x7F) && value.strip().equals(value);
    }
}
