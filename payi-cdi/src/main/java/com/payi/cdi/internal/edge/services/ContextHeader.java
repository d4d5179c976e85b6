package com.payi.cdi.internal.edge.services;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.UseCaseName;

/**
 * The header that carries a context from service to service:
 * {@code v=1;use-case-name=chat;use-case-id=42;user-id=anna;limit-ids=daily,weekly}. Values are percent-encoded UTF-8.
 * Fields without a value are left out; a reader ignores names that it does not know.
 */
final class ContextHeader {
    static final String NAME = "Payi-Context";
    static final int MAX_LENGTH = 4096;

    private static final String VERSION = "v=1";
    private static final String USE_CASE_NAME = "use-case-name";
    private static final String USE_CASE_ID = "use-case-id";
    private static final String USER_ID = "user-id";
    private static final String LIMIT_IDS = "limit-ids";
    private static final String UNRESERVED = "-._~";

    private ContextHeader() {}

    /** Empty if the context has none of these values. */
    static String written(ContextValues effective) {
        StringBuilder header = new StringBuilder();
        if (effective.useCaseName() != null) {
            add(header, USE_CASE_NAME, effective.useCaseName());
            add(header, USE_CASE_ID, effective.useCaseId());
        }
        add(header, USER_ID, effective.userId());
        if (effective.limitIds() != null) {
            header.append(';').append(LIMIT_IDS).append('=')
                    .append(String.join(",", effective.limitIds().stream().map(ContextHeader::encoded).toList()));
        }
        return header.isEmpty() ? "" : VERSION + header;
    }

    /**
     * Reads the values of a header.
     *
     * @throws IllegalArgumentException if the header is malformed; the message does not contain it
     */
    static ContextValues read(String header) {
        if (header.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
        }
        String[] pairs = header.strip().split(";", -1);
        if (!pairs[0].strip().equals(VERSION)) {
            throw new IllegalArgumentException("not begun with " + VERSION);
        }
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 1; i < pairs.length; i++) {
            int equals = pairs[i].indexOf('=');
            if (equals < 0
                    || members.put(pairs[i].substring(0, equals).strip(), pairs[i].substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("not written name=value, each name once");
            }
        }
        return values(members);
    }

    private static ContextValues values(Map<String, String> members) {
        String name = decoded(members.get(USE_CASE_NAME));
        if (name != null && !UseCaseName.isValid(name)) {
            throw new IllegalArgumentException("with a use case name that Pay-i does not accept");
        }
        return ContextValues.builder()
                .set(ContextField.USE_CASE_NAME, name)
                .set(ContextField.USE_CASE_ID, name == null ? null : decoded(members.get(USE_CASE_ID)))
                .set(ContextField.USER_ID, decoded(members.get(USER_ID)))
                .set(ContextField.LIMIT_IDS, limitIds(members.get(LIMIT_IDS)))
                .build();
    }

    private static List<String> limitIds(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        List<String> ids = new ArrayList<>();
        for (String id : text.split(",")) {
            ids.add(decoded(id));
        }
        return ids;
    }

    private static void add(StringBuilder header, String name, String value) {
        if (value != null) {
            header.append(';').append(name).append('=').append(encoded(value));
        }
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return encoded.toString();
    }

    /** Null for an empty value, too: it does not block, because the sender never writes one. */
    private static String decoded(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length() && digit(text, i + 1) >= 0 && digit(text, i + 2) >= 0) {
                bytes.write(digit(text, i + 1) << 4 | digit(text, i + 2));
                i += 2;
            } else if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                bytes.write(c);
            } else {
                throw new IllegalArgumentException("not percent-encoded");
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not percent-encoded UTF-8");
        }
    }

    private static int digit(String text, int index) {
        return Character.digit(text.charAt(index), 16);
    }
}
