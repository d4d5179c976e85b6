package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.Collection;
import java.util.Map;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;

/** One HTTP request that a client is about to send, whatever the client is. */
public interface OutboundCall {
    String method();

    /** Where the application addressed the request to. */
    URI uri();

    /** The headers by name as the caller wrote it; of several values the last. */
    Map<String, String> headers();

    /** The names of the headers, also where a value has no text. */
    default Collection<String> headerNames() {
        return headers().keySet();
    }

    /** The frame that the call was made in, which need not be that of this thread; null if no context was open. */
    default Frame frame() {
        return CurrentFrame.get();
    }

    /** The call of a model that this request belongs to; null for none. */
    default ModelCall modelCall() {
        return ModelCall.current();
    }

    /**
     * Where the attempts are found that belong to the same operation; null if the client does not show that. Asked once.
     */
    default Operations operations() {
        ModelCall above = modelCall();
        return above == null ? null : above.operations();
    }

    /**
     * Whether the calling thread itself waits for the answer, so that a call without one is over when its context ends.
     */
    boolean isBlocking();

    /** Whether the client can send the request to another address. */
    default boolean isRoutable() {
        return true;
    }

    /**
     * Before a request to Pay-i is changed: no redirect of its answer may take it, with the key and the context, to
     * another place than Pay-i.
     *
     * @param payi the base URL of Pay-i
     */
    default void stayAt(URI payi) {}

    /**
     * Changes the request. Called only if there is something to change. The URI is set first: a failure behind it leaves
     * a request to Pay-i without headers, never one to a provider with them. If that fails, it is called once more, to
     * take the change back.
     */
    void apply(RequestChange change);
}
