package com.payi.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Pay-i's answer to one call (Pay-i: {@code xproxy_result}). The library fires it as a CDI event, for {@code @Observes}
 * and {@code @ObservesAsync}: for reported calls on a thread of the library, for proxied ones on the thread that reads
 * the answer. While the application ends, no more events are fired.
 *
 * @since 0.1
 */
public interface PayiResult {
    /**
     * The cost of a call, in USD.
     *
     * @param input the cost of the input
     * @param output the cost of the output
     * @param total the whole cost
     */
    record Cost(double input, double output, double total) {}

    /**
     * The counts of a unit, for text in tokens.
     *
     * @param input of what was sent to the model
     * @param output of what the model answered
     */
    record Units(int input, int output) {}

    /**
     * Pay-i's id of the request (Pay-i: {@code request_id}).
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
     * The use case that the call was counted for (Pay-i: {@code use_case_name}).
     *
     * @return the name, if Pay-i named it
     */
    Optional<String> useCaseName();

    /**
     * The id of the use case instance (Pay-i: {@code use_case_id}).
     *
     * @return the id, if Pay-i named it
     */
    Optional<String> useCaseId();

    /**
     * The user's id (Pay-i: {@code user_id}).
     *
     * @return the id, if Pay-i named it
     */
    Optional<String> userId();

    /**
     * The cost of the call. Pay-i's answers to its bulk interface ({@code payi.ingest.send}) have none.
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
     * The states of the limits that the call counted against (Pay-i: {@code limits}).
     *
     * @return the state by limit id, empty if Pay-i named none
     */
    Map<String, LimitState> limits();

    /**
     * The limits that are blocked (Pay-i: {@code blocked_limit_ids}).
     *
     * @return their ids, empty if there are none
     */
    List<String> blockedLimitIds();

    /**
     * Whether Pay-i had received this event before and did not count it again (Pay-i: {@code duplicate_request}).
     *
     * @return true for a repeated event
     */
    boolean isDuplicate();

    /**
     * Pay-i's warnings, for example of units that have no price (Pay-i: {@code warnings}).
     *
     * @return the warnings, empty if there are none
     */
    List<String> warnings();

    /**
     * What Pay-i should have priced and could not, because its price list does not know it (Pay-i: {@code unknown_units}):
     * its cost is missing in {@link #cost()}. Name the model that Pay-i knows with {@code payi.model-mappings}.
     *
     * @return the counts by the name of the unit, such as {@code text}; empty if all units have a price
     */
    Map<String, Units> unknownUnits();

    /**
     * What Pay-i asks to be done (Pay-i: {@code actions}), as it wrote it; its values are not documented.
     *
     * @return the actions, empty if there are none
     */
    List<String> actions();
}
