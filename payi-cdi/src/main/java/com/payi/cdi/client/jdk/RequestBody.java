package com.payi.cdi.client.jdk;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

import com.payi.cdi.client.ClientCall;

/** The body of a request: as bytes where they are at hand, so that its length is known when the usage is asked for. */
final class RequestBody {
    /** A larger body is a file rather than a prompt; it is not copied into memory. */
    private static final long MOST_BYTES = 16 << 20;

    private final BodyPublisher given;

    private RequestBody(BodyPublisher given) {
        this.given = given;
    }

    static RequestBody of(HttpRequest request) {
        return new RequestBody(request.bodyPublisher().orElseGet(BodyPublishers::noBody));
    }

    long length() {
        return given.contentLength();
    }

    /** Whether the length goes out before the bytes are known: then they must not become more. */
    boolean hasFixedLength() {
        return length() >= 0 && !isAtHand();
    }

    /** The publishers of the JDK give their bytes at once and as often as they are asked for. */
    private boolean isAtHand() {
        return length() >= 0 && length() <= MOST_BYTES
                && given.getClass().getModule().equals(HttpClient.class.getModule());
    }

    BodyPublisher shownTo(ClientCall call) {
        if (isAtHand()) {
            CollectedBody bytes = new CollectedBody();
            given.subscribe(bytes);
            if (bytes.isComplete()) {
                return BodyPublishers.ofByteArray(call.request(bytes.toByteArray()));
            }
        }
        return length() > 0
                ? BodyPublishers.fromPublisher(call.request(given), length())
                : BodyPublishers.fromPublisher(call.request(given));
    }
}
