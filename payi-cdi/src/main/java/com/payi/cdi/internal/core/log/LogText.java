package com.payi.cdi.internal.core.log;

/**
 * Texts of the application as a log line may have them: a tenant's name or an address must not begin a line of its own,
 * change how the line looks, or fill the disk.
 */
public final class LogText {
    /** The reference of messages names this length. */
    static final int MAX_LENGTH = 1000;

    private LogText() {}

    /** The text of an object in one line, at most {@value #MAX_LENGTH} characters of it. */
    public static String of(Object value) {
        String text = textOf(value);
        String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        if (shown.codePoints().noneMatch(LogText::isHidden)) {
            return shown;
        }
        StringBuilder visible = new StringBuilder();
        shown.codePoints().forEach(c -> {
            if (isHidden(c)) {
                visible.append(String.format("\\u%04x", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /** The object can be an exception of the application, whose own text fails. */
    private static String textOf(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return value.getClass().getName();
        }
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
