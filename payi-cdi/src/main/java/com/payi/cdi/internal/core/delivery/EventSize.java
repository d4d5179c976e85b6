package com.payi.cdi.internal.core.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

/** Estimates of what events keep in memory, for the limit on it: rather too much than too little, and cheap. */
public final class EventSize {
    /** The objects of an event that is written as JSON, without its texts. */
    static final int FIXED = 300;
    private static final int OF_TEXT = 56;
    private static final int OF_ENTRY = 48;
    private static final char LAST_OF_ONE_BYTE = 0xFF;
    /** To look at the characters of a shorter text costs more than it is worth. */
    private static final int SHORT_TEXT = 64;
    private static final int COPIED_TEXT = 16 * 1024;

    private EventSize() {}

    /** A text; null for none. */
    public static long of(String text) {
        if (text == null) {
            return 0;
        }
        int length = text.length();
        return OF_TEXT + (length > SHORT_TEXT && isOfOneByteEach(text) ? length : 2L * length);
    }

    /** Most texts are plain ASCII: the virtual machine copies those much faster than anyone can look at their characters. */
    private static boolean isOfOneByteEach(String text) {
        if (text.length() <= COPIED_TEXT && text.getBytes(StandardCharsets.UTF_8).length == text.length()) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_OF_ONE_BYTE) {
                return false;
            }
        }
        return true;
    }

    /** Texts by name; null for none. */
    public static long of(Map<String, String> texts) {
        long bytes = 0;
        if (texts != null) {
            try {
                for (Map.Entry<String, String> text : texts.entrySet()) {
                    bytes += OF_ENTRY + of(text.getKey()) + of(text.getValue());
                }
            } catch (RuntimeException e) {
                // A map that cannot be read cannot be written either, which is reported then.
                return bytes;
            }
        }
        return bytes;
    }

    /** All values of a context: properties, limits and texts. */
    public static long of(ContextValues context) {
        return context.estimatedBytes(EventSize::ofAll);
    }

    private static long ofAll(ContextValues context) {
        long bytes = 0;
        for (ContextField field : ContextField.values()) {
            bytes += ofValue(context.get(field));
        }
        return bytes;
    }

    private static long ofValue(Object value) {
        long bytes = 0;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                bytes += OF_ENTRY + ofValue(entry.getKey()) + ofValue(entry.getValue());
            }
        } else if (value instanceof Iterable<?> values) {
            for (Object one : values) {
                bytes += OF_ENTRY + ofValue(one);
            }
        } else if (value instanceof String text) {
            bytes = of(text);
        } else if (value != null) {
            bytes = OF_ENTRY;
        }
        return bytes;
    }

    static long of(List<String> texts) {
        long bytes = 0;
        if (texts != null) {
            for (String text : texts) {
                bytes += of(text);
            }
        }
        return bytes;
    }
}
