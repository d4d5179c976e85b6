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
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return false;
            }
        }
        return length == 0 || value.charAt(0) != ' ' && value.charAt(length - 1) != ' ';
    }
}
