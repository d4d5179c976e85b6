package com.payi.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Pay-i answered to one call (Pay-i: {@code xproxy_result}). Every application is told by a CDI event of this type, on a
 * thread of the library for reported calls and on the reading thread for proxied ones; both {@code @Observes} and
 * {@code @ObservesAsync} work. While the application ends, no more events are fired.
 *
 * @since 0.1
 */
public interface PayiResult {
    /**
     * What a call cost, in USD.
     *
     * @param input the input's part
     * @param output the output's part
     * @param total the whole
     */
    record Cost(double input, double output, double total) {}

    /**
     * Pay-i's id of the request.
     *
     * @return the id, if Pay-i gave one
     */
    Optional<String> requestId();

    /**
     * The id under which the call was reported (Pay-i: {@code provider_response_id}).
     *
     * @return the id, empty for a proxied call
     */
    Optional<String> providerResponseId();

    /**
     * Whether the call went through Pay-i.
     *
     * @return true for a proxied call, false for a reported one
     */
    boolean isProxied();

    /**
     * The use case's name.
     *
     * @return the name, if Pay-i named it
     */
    Optional<String> useCaseName();

    /**
     * The id of the use case instance.
     *
     * @return the id, if Pay-i named it
     */
    Optional<String> useCaseId();

    /**
     * The user's id.
     *
     * @return the id, if Pay-i named it
     */
    Optional<String> userId();

    /**
     * What the call cost. Pay-i does not tell for events that go by its bulk interface.
     *
     * @return the cost in USD, if Pay-i named it
     */
    Optional<Cost> cost();

    /**
     * Short for the total of {@link #cost()}.
     *
     * @return the whole cost in USD, if Pay-i named it
     */
    default OptionalDouble totalCost() {
        return cost().map(cost -> OptionalDouble.of(cost.total())).orElseGet(OptionalDouble::empty);
    }

    /**
     * How the limits stand that the call counted against.
     *
     * @return the state by limit id
     */
    Map<String, LimitState> limits();

    /**
     * The limits that are blocked.
     *
     * @return their ids
     */
    List<String> blockedLimitIds();

    /**
     * Whether Pay-i had this event already and did not count it again.
     *
     * @return true for a repeated event
     */
    boolean isDuplicate();

    /**
     * Pay-i's warnings, for example of units that have no price.
     *
     * @return the warnings, empty if there are none
     */
    List<String> warnings();
}
