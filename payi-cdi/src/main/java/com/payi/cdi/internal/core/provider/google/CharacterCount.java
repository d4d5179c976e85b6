package com.payi.cdi.internal.core.provider.google;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;

/** Counts the characters that are not space, as old Gemini models are billed. */
final class CharacterCount {
    private int count;
    private boolean complete = true;
    private boolean seen;

    void add(String text) {
        if (text == null) {
            return;
        }
        seen = true;
        // So long a text was cut when it was read.
        complete &= text.length() < JsonDocumentReader.MAX_TEXT;
        count += (int) text.codePoints().filter(character -> !Character.isWhitespace(character)).count();
    }

    /** The count, or what is usual for so many tokens if not all of the text was seen. */
    int orEstimate(int tokens) {
        return seen && complete ? count : (int) Math.min(Integer.MAX_VALUE, tokens * 4L);
    }
}
