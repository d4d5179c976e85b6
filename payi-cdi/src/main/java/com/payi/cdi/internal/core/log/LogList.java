package com.payi.cdi.internal.core.log;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts of the application in one line of the log. Each is shown as {@link LogText} shows it, and none is left out: only
 * for as many as the application's code and configuration have, never for as many as its users send.
 */
public record LogList(List<?> texts) {
    @Override
    public String toString() {
        return texts.stream().map(LogText::of).collect(Collectors.joining("; "));
    }
}
