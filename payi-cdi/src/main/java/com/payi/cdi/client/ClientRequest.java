package com.payi.cdi.client;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One HTTP request that a client is about to send, as an adapter shows it to the library. Immutable.
 *
 * @since 0.1
 */
public final class ClientRequest {
    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final CallContext context;
    private final boolean blocking;
    private final boolean routable;
    private final boolean contextOfOneCall;

    private ClientRequest(Builder builder) {
        this.method = builder.method;
        this.uri = builder.uri;
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(builder.headers);
        this.headers = Collections.unmodifiableMap(copy);
        this.context = builder.context;
        this.blocking = builder.blocking;
        this.routable = builder.routable;
        this.contextOfOneCall = builder.contextOfOneCall && builder.context != null;
    }

    /**
     * Begins the description of a request.
     *
     * @param method the HTTP method
     * @param uri where the application addressed the request to, absolute
     * @return a new builder
     */
    public static Builder builder(String method, URI uri) {
        return new Builder(method, uri);
    }

    /**
     * The HTTP method.
     *
     * @return the method in upper case
     */
    public String method() {
        return method;
    }

    /**
     * Where the application addressed the request to.
     *
     * @return the URI
     */
    public URI uri() {
        return uri;
    }

    /**
     * The headers by name, whose case does not matter; of several values the last.
     *
     * @return an unmodifiable map
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The context that the call is made in.
     *
     * @return the context, null for that of the thread that begins the call
     */
    public CallContext context() {
        return context;
    }

    /**
     * Whether the thread that begins the call itself waits for the answer.
     *
     * @return true if it waits
     */
    public boolean isBlocking() {
        return blocking;
    }

    /**
     * Whether the adapter can send the request to another address.
     *
     * @return false if the request goes where it is addressed to, also in proxy mode
     */
    public boolean isRoutable() {
        return routable;
    }

    /**
     * Whether requests with the same context are attempts of one call.
     *
     * @return false if the context may be that of several calls
     */
    public boolean isContextOfOneCall() {
        return contextOfOneCall;
    }

    /**
     * Collects what is known of a request.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String method;
        private final URI uri;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private CallContext context;
        private boolean blocking;
        private boolean routable = true;
        private boolean contextOfOneCall;

        private Builder(String method, URI uri) {
            this.method = method.toUpperCase(Locale.ROOT);
            this.uri = Objects.requireNonNull(uri, "uri");
        }

        /**
         * Adds a header. Give all headers, the application's own {@code xProxy-} headers too: they are part of the
         * context. Leave {@code Content-Length} out if the adapter computes it from what
         * {@link ClientCall#request(byte[])} returns; where it is given, no usage is asked for, because the body must
         * not change.
         *
         * @param name the header's name
         * @param value its value, the last one counts; null as an empty one
         * @return this builder
         */
        public Builder header(String name, String value) {
            headers.put(name, value == null ? "" : value);
            return this;
        }

        /**
         * Adds headers as {@link #header}.
         *
         * @param all the values by name
         * @return this builder
         */
        public Builder headers(Map<String, ? extends Iterable<String>> all) {
            all.forEach((name, values) -> {
                String last = "";
                for (String value : values) {
                    last = value;
                }
                header(name, last);
            });
            return this;
        }

        /**
         * Gives the context that the call is made in, where the thread that begins the call is not the one that asked
         * for it.
         *
         * @param captured the context of the thread that asked for the call; null for that of the thread that begins it
         * @return this builder
         */
        public Builder context(CallContext captured) {
            this.context = captured;
            return this;
        }

        /**
         * Tells whether the thread that begins the call itself waits for the answer. A call without an answer is then
         * over when its context ends. Default: false.
         *
         * @param waits true if the thread waits
         * @return this builder
         */
        public Builder blocking(boolean waits) {
            this.blocking = waits;
            return this;
        }

        /**
         * Tells whether the adapter can send the request to another address. A request that it cannot, because it is
         * signed already, is reported and not proxied, and PAYI00251 is logged where proxy mode holds. Default: true.
         *
         * @param can false if it cannot
         * @return this builder
         */
        public Builder routable(boolean can) {
            this.routable = can;
            return this;
        }

        /**
         * Tells that the context was captured for one call of the client. A further request with the same context and
         * address is then the next attempt of that call, if the attempt before has failed: the events of later attempts
         * have the properties {@code payi.operation_id} and {@code payi.attempt}. Not needed where the client sends the
         * headers {@code X-Stainless-Retry-Count} or {@code amz-sdk-request}, if the calling thread makes all attempts.
         * Default: false.
         *
         * @param one true if each call of the client has a context of its own
         * @return this builder
         */
        public Builder contextOfOneCall(boolean one) {
            this.contextOfOneCall = one;
            return this;
        }

        /**
         * Ends the description.
         *
         * @return the request
         */
        public ClientRequest build() {
            return new ClientRequest(this);
        }
    }
}
