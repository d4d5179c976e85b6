package com.payi.cdi.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.PayiCategories;
import com.payi.cdi.UnitNames;
import com.payi.cdi.spi.Usage;

/**
 * What a call consumed that the library cannot see: over gRPC or a WebSocket, of a model in the own process, of a batch
 * (Pay-i: {@code client.ingest.units}). It is reported in a context, through the same delivery as every other call:
 *
 * <pre>
 * CallReport.builder("system.openai", "gpt-4o-realtime-preview")
 *         .units("text", 1200, 350)
 *         .latency(Duration.ofMillis(2100))
 *         .report();
 * </pre>
 *
 * Pay-i's result reaches {@code EffectiveContext.lastResult()}, observers of {@code PayiResult} and {@code LimitStates}
 * as that of any other call.
 *
 * @since 0.1
 */
public final class CallReport {
    private final Builder given;

    private CallReport(Builder given) {
        this.given = given;
    }

    /**
     * Begins a report.
     *
     * @param category Pay-i's category, see {@link PayiCategories} (Pay-i: {@code category})
     * @param resource the resource, such as a model (Pay-i: {@code resource})
     * @return a new builder
     * @throws IllegalArgumentException if one of them is null or blank
     */
    public static Builder builder(String category, String resource) {
        return new Builder(text("category", category), text("resource", resource));
    }

    /**
     * Checks the limits of the current context before such a call is made, as the library does for the calls that it
     * sees.
     *
     * @throws LimitBlockedException if a limit blocks and {@code payi.limits.on-blocked} is {@code block}
     */
    public static void checkLimits() {
        ClientProviderHolder.get().checkLimits(CallContext.current());
    }

    private static String text(String what, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A report needs a " + what + ", and this one is "
                    + (value == null ? "null" : "blank"));
        }
        return value;
    }

    /** {@return Pay-i's category} */
    public String category() {
        return given.category;
    }

    /** {@return the resource} */
    public String resource() {
        return given.resource;
    }

    /** {@return the units by name, see {@link UnitNames}} */
    public Map<String, Usage.Units> units() {
        return Collections.unmodifiableMap(given.units);
    }

    /** {@return the id of the answer at the provider, empty for one that the library makes up} */
    public Optional<String> providerResponseId() {
        return Optional.ofNullable(given.id);
    }

    /** {@return when the call began; empty for the time of the report less the latency} */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(given.startedAt);
    }

    /** {@return how long the call took until the end of its answer} */
    public Optional<Duration> latency() {
        return Optional.ofNullable(given.latency);
    }

    /** {@return how long the call took until the first token} */
    public Optional<Duration> timeToFirstToken() {
        return Optional.ofNullable(given.timeToFirstToken);
    }

    /** {@return the status as an HTTP status, 200 where none was given} */
    public int httpStatus() {
        return given.httpStatus;
    }

    /** {@return the properties of this call, beside those of the context} */
    public Map<String, String> properties() {
        return Collections.unmodifiableMap(given.properties);
    }

    /** {@return the context that the call was made in} */
    public CallContext context() {
        return given.context;
    }

    /**
     * Collects what is known of the call. Used by one thread.
     *
     * @since 0.1
     */
    public static final class Builder {
        private final String category;
        private final String resource;
        private final Map<String, Usage.Units> units = new LinkedHashMap<>();
        private final Map<String, String> properties = new LinkedHashMap<>();
        private String id;
        private Instant startedAt;
        private Duration latency;
        private Duration timeToFirstToken;
        private int httpStatus = 200;
        private CallContext context;

        private Builder(String category, String resource) {
            this.category = category;
            this.resource = resource;
        }

        /**
         * Adds units (Pay-i: {@code units}). Units of the same name are added up.
         *
         * @param name Pay-i's name of the unit, such as {@code text}; see {@link UnitNames}
         * @param input the units that went in, from 0 on
         * @param output the units that came out, from 0 on
         * @return this builder
         * @throws IllegalArgumentException if the name is null or blank, or a number is negative
         */
        public Builder units(String name, int input, int output) {
            text("name of the unit", name);
            if (input < 0 || output < 0) {
                throw new IllegalArgumentException("Units count from 0 on, and of " + name + " there are " + input
                        + " input and " + output + " output");
            }
            units.merge(name, new Usage.Units(input, output),
                    (some, more) -> new Usage.Units(sum(some.input(), more.input()), sum(some.output(), more.output())));
            return this;
        }

        private static int sum(int some, int more) {
            return (int) Math.min(Integer.MAX_VALUE, (long) some + more);
        }

        /**
         * Gives the id of the answer at the provider (Pay-i: {@code provider_response_id}). Pay-i counts an id once:
         * reporting the same answer again has no effect.
         *
         * @param responseId the id, null or blank for one that the library makes up
         * @return this builder
         */
        public Builder providerResponseId(String responseId) {
            this.id = responseId == null || responseId.isBlank() ? null : responseId;
            return this;
        }

        /**
         * Gives the time when the call began (Pay-i: {@code event_timestamp}).
         *
         * @param start the time; default: the time of the report less the latency
         * @return this builder
         */
        public Builder startedAt(Instant start) {
            this.startedAt = start;
            return this;
        }

        /**
         * Gives the time that the call took until the end of its answer (Pay-i: {@code end_to_end_latency_ms}).
         *
         * @param whole the time in full milliseconds, null if it is not known
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder latency(Duration whole) {
            this.latency = notNegative("latency", whole);
            return this;
        }

        /**
         * Gives the time that the call took until the first token (Pay-i: {@code time_to_first_token_ms}).
         *
         * @param first the time in full milliseconds, null if it is not known
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder timeToFirstToken(Duration first) {
            this.timeToFirstToken = notNegative("time to the first token", first);
            return this;
        }

        private static Duration notNegative(String what, Duration duration) {
            if (duration != null && duration.isNegative()) {
                throw new IllegalArgumentException("The " + what + " is negative: " + duration);
            }
            return duration;
        }

        /**
         * Gives the status as an HTTP status (Pay-i: {@code http_status_code}).
         *
         * @param status 100 to 599; default: 200
         * @return this builder
         * @throws IllegalArgumentException if it is no HTTP status
         */
        public Builder httpStatus(int status) {
            if (status < 100 || status > 599) {
                throw new IllegalArgumentException("An HTTP status is 100 to 599, and this one is " + status);
            }
            this.httpStatus = status;
            return this;
        }

        /**
         * Adds a property of this call, beside the request properties of the context (Pay-i: {@code properties}).
         *
         * @param name the name
         * @param value the value; null removes the property of the context
         * @return this builder
         */
        public Builder property(String name, String value) {
            properties.put(Objects.requireNonNull(name, "name"), value);
            return this;
        }

        /**
         * Gives the context that the call was made in.
         *
         * @param captured the context; default: that of the thread that calls {@link #report()}
         * @return this builder
         */
        public Builder context(CallContext captured) {
            this.context = captured;
            return this;
        }

        /**
         * Reports the call. Returns at once; the delivery is that of all events. Each call of this method is a report of
         * its own.
         */
        public void report() {
            Builder copy = new Builder(category, resource);
            copy.units.putAll(units);
            copy.properties.putAll(properties);
            copy.id = id;
            copy.startedAt = startedAt;
            copy.latency = latency;
            copy.timeToFirstToken = timeToFirstToken;
            copy.httpStatus = httpStatus;
            copy.context = context == null ? CallContext.current() : context;
            ClientProviderHolder.get().report(new CallReport(copy));
        }
    }
}
