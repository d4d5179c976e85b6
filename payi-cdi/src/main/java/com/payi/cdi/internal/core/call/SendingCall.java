package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.Objects;

import com.payi.cdi.TrackScope;

/**
 * The call that the client of this thread is sending. An adapter of another client below it meets the same request, and
 * leaves it alone: each attempt is followed once.
 */
public final class SendingCall {
    private static final ThreadLocal<SendingCall> CURRENT = new ThreadLocal<>();

    private final String method;
    private final URI addressed;
    private final URI sent;

    /**
     * @param addressed where the application addressed the request to
     * @param sent where the request goes
     */
    public SendingCall(String method, URI addressed, URI sent) {
        this.method = method;
        this.addressed = addressed;
        this.sent = sent;
    }

    /** Until the scope is closed, by the same thread, this call is the one that is sent. */
    public TrackScope open() {
        return entered(this);
    }

    /** Until the scope is closed, this thread sends nothing: it runs code of the application, which may make calls. */
    public static TrackScope suspend() {
        return CURRENT.get() == null ? () -> {} : entered(null);
    }

    private static TrackScope entered(SendingCall call) {
        SendingCall before = CURRENT.get();
        set(call);
        return () -> set(before);
    }

    private static void set(SendingCall call) {
        if (call == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(call);
        }
    }

    /** The call that the client of this thread is sending, null for none. */
    public static SendingCall current() {
        return CURRENT.get();
    }

    /** Whether a request is the one that another client is sending on this thread. */
    public static boolean isFollowed(String method, URI uri) {
        SendingCall sending = CURRENT.get();
        return sending != null && sending.is(method, uri);
    }

    /** Whether a request is this one. */
    public boolean is(String sentMethod, URI uri) {
        return method.equals(sentMethod) && (isSame(addressed, uri) || isSame(sent, uri));
    }

    /** Without the query: a client may add to it. */
    private static boolean isSame(URI some, URI other) {
        return Objects.equals(some.getRawAuthority(), other.getRawAuthority())
                && Objects.equals(some.getRawPath(), other.getRawPath());
    }
}
