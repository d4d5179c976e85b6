package com.payi.quarkus.deployment.devservices;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.payi.cdi.spi.JsonTree;

/** Adds members to a JSON object and leaves everything else of it as it is, byte by byte. */
final class JsonMembers {
    private JsonMembers() {}

    /** What is no object comes back as it is. */
    static byte[] added(byte[] document, Map<String, Object> members) {
        int open = next(document, 0, 1);
        int close = next(document, document.length - 1, -1);
        if (open >= close || document[open] != '{' || document[close] != '}') {
            return document;
        }
        String json = JsonTree.of(members).toJson();
        boolean empty = next(document, open + 1, 1) == close;
        byte[] inner = ((empty ? "" : ",") + json.substring(1, json.length() - 1)).getBytes(StandardCharsets.UTF_8);
        byte[] added = new byte[document.length + inner.length];
        System.arraycopy(document, 0, added, 0, close);
        System.arraycopy(inner, 0, added, close, inner.length);
        System.arraycopy(document, close, added, close + inner.length, document.length - close);
        return added;
    }

    /** Where the first byte is that is not white space. */
    private static int next(byte[] document, int from, int step) {
        int i = from;
        while (i >= 0 && i < document.length && document[i] <= ' ' && document[i] >= 0) {
            i += step;
        }
        return i;
    }
}
