package com.payi.cdi.internal.core.context;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.Track;

/** The id of a conversation, which calls have as a request property. */
final class ConversationId {
    /** That of Pay-i's names; what is longer may be more than an id. */
    private static final int MAX_LENGTH = 64;

    private ConversationId() {}

    /** @param id empty to remove an inherited one */
    static void merge(ContextValues.Builder merged, String id) {
        merged.put(ContextField.CONVERSATION_ID, null);
        Map<?, ?> inherited = (Map<?, ?>) merged.get(ContextField.REQUEST_PROPERTIES);
        Map<Object, Object> properties = inherited == null ? new LinkedHashMap<>() : new LinkedHashMap<>(inherited);
        if (id.isBlank()) {
            properties.remove(Track.ConversationId.PROPERTY);
        } else {
            properties.put(Track.ConversationId.PROPERTY, fitted(id.strip()));
        }
        merged.put(ContextField.REQUEST_PROPERTIES, properties.isEmpty() ? null : Collections.unmodifiableMap(properties));
    }

    /** Different ids stay different; one that was cut could be that of another conversation. */
    private static String fitted(String id) {
        if (id.length() <= MAX_LENGTH) {
            return id;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
