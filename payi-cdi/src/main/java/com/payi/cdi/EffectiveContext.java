package com.payi.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What holds at one moment on one thread, after inheritance (Pay-i: the result of {@code get_context()}). Immutable.
 *
 * @since 0.1
 */
public interface EffectiveContext {
    /**
     * Reads any value by Pay-i's name for it, for example {@code account_name}.
     *
     * @param name Pay-i's name
     * @return a text, an Integer, a Boolean, a list of texts or a map of texts; empty if there is no such value
     */
    Optional<Object> value(String name);

    /**
     * Pay-i: {@code use_case_name}.
     *
     * @return the use case's name, if any
     */
    default Optional<String> useCaseName() {
        return value("use_case_name").map(String.class::cast);
    }

    /**
     * Pay-i: {@code use_case_id}.
     *
     * @return the id of the use case instance, given or generated, if any
     */
    default Optional<String> useCaseId() {
        return value("use_case_id").map(String.class::cast);
    }

    /**
     * Pay-i: {@code use_case_version}.
     *
     * @return the use case's version, if any
     */
    default OptionalInt useCaseVersion() {
        return value("use_case_version").map(version -> OptionalInt.of((Integer) version)).orElseGet(OptionalInt::empty);
    }

    /**
     * Pay-i: {@code use_case_step}.
     *
     * @return the use case's step, if any
     */
    default Optional<String> useCaseStep() {
        return value("use_case_step").map(String.class::cast);
    }

    /**
     * Pay-i: {@code use_case_properties}.
     *
     * @return the use case's properties, empty if there are none; a value may be null
     */
    @SuppressWarnings("unchecked")
    default Map<String, String> useCaseProperties() {
        return value("use_case_properties").map(value -> (Map<String, String>) value).orElse(Map.of());
    }

    /**
     * Pay-i: {@code limit_ids}.
     *
     * @return the limit ids in the order in which they were given, empty if there are none
     */
    @SuppressWarnings("unchecked")
    default List<String> limitIds() {
        return value("limit_ids").map(value -> (List<String>) value).orElse(List.of());
    }

    /**
     * Pay-i: {@code user_id}.
     *
     * @return the user's id, if any
     */
    default Optional<String> userId() {
        return value("user_id").map(String.class::cast);
    }

    /**
     * Pay-i: {@code account_name}.
     *
     * @return the account's name, if any
     */
    default Optional<String> accountName() {
        return value("account_name").map(String.class::cast);
    }

    /**
     * Pay-i: {@code request_properties}.
     *
     * @return the requests' properties, empty if there are none; a value may be null
     */
    @SuppressWarnings("unchecked")
    default Map<String, String> requestProperties() {
        return value("request_properties").map(value -> (Map<String, String>) value).orElse(Map.of());
    }

    /**
     * Pay-i: {@code price_as_category}.
     *
     * @return the category whose prices hold, if it was given
     */
    default Optional<String> priceAsCategory() {
        return value("price_as_category").map(String.class::cast);
    }

    /**
     * Pay-i: {@code price_as_resource}.
     *
     * @return the resource whose prices hold, if it was given
     */
    default Optional<String> priceAsResource() {
        return value("price_as_resource").map(String.class::cast);
    }

    /**
     * Pay-i: {@code resource_scope}.
     *
     * @return the resource scope, if it was given
     */
    default Optional<String> resourceScope() {
        return value("resource_scope").map(String.class::cast);
    }

    /**
     * Pay-i: {@code log_prompt_and_response}, as given by a context. Whether something is really sent depends on
     * {@code payi.log-prompt-and-response} as well.
     *
     * @return what a context decided, if one did
     */
    default Optional<Boolean> logPromptAndResponse() {
        return value("log_prompt_and_response").map(Boolean.class::cast);
    }

    /**
     * What Pay-i answered to the latest call made in this context or in one opened inside it (Pay-i: {@code last_result}).
     * Events are reported in the background, so the answer follows the call by some milliseconds; to be told of each answer,
     * observe the CDI event {@link PayiResult}. Never an answer to a call of another context; always empty outside of
     * {@link Track} and {@link TrackContext}.
     *
     * @return the latest result, if there was one
     */
    Optional<PayiResult> lastResult();

    /**
     * Shows the values, as Pay-i names them.
     *
     * @return a text for logs
     */
    @Override
    String toString();
}
