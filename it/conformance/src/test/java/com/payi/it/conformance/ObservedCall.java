package com.payi.it.conformance;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.testkit.HttpRequestRecord;

/**
 * One call of a case, as seen from outside the library.
 *
 * @param id         the case's
 * @param answerId   the answer's, by which the event that reports the call is known
 * @param context    what the application read back beside the call
 * @param proxied    the requests that Pay-i's proxy got for this call
 * @param atProvider the requests that the provider got for this call, directly or from the proxy
 */
record ObservedCall(String id, String answerId, JsonNode context, List<HttpRequestRecord> proxied,
        List<HttpRequestRecord> atProvider) {
    /** What the client sent, to wherever it went. */
    List<HttpRequestRecord> sent() {
        return proxied.isEmpty() ? atProvider : proxied;
    }
}
