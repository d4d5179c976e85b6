package com.payi.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import com.payi.cdi.internal.core.context.ContextValues;

/**
 * What holds at one moment on one thread, after inheritance (Pay-i: the result of {@code get_context()}). Immutable.
 *
 * @since 0.1
 */
public final class EffectiveContext {
    static final EffectiveContext NONE = new EffectiveContext(ContextValues.NONE, null);

    private final ContextValues values;
    private final PayiResult lastResult;

    EffectiveContext(ContextValues values, PayiResult lastResult) {
        this.values = values;
        this.lastResult = lastResult;
    }

    /**
     * Pay-i: {@code use_case_name}.
     *
     * @return the use case's name, if any
     */
    public Optional<String> useCaseName() {
        return Optional.ofNullable(values.useCaseName());
    }

    /**
     * Pay-i: {@code use_case_id}.
     *
     * @return the id of the use case instance, given or generated, if any
     */
    public Optional<String> useCaseId() {
        return Optional.ofNullable(values.useCaseId());
    }

    /**
     * Pay-i: {@code use_case_version}.
     *
     * @return the use case's version, if any
     */
    public OptionalInt useCaseVersion() {
        return values.useCaseVersion() == null ? OptionalInt.empty() : OptionalInt.of(values.useCaseVersion());
    }

    /**
     * Pay-i: {@code use_case_step}.
     *
     * @return the use case's step, if any
     */
    public Optional<String> useCaseStep() {
        return Optional.ofNullable(values.useCaseStep());
    }

    /**
     * Pay-i: {@code use_case_properties}.
     *
     * @return the use case's properties, empty if there are none; a value may be null
     */
    public Map<String, String> useCaseProperties() {
        return values.useCaseProperties() == null ? Map.of() : values.useCaseProperties();
    }

    /**
     * Pay-i: {@code limit_ids}.
     *
     * @return the limit ids in the order in which they were given, empty if there are none
     */
    public List<String> limitIds() {
        return values.limitIds() == null ? List.of() : values.limitIds();
    }

    /**
     * Pay-i: {@code user_id}.
     *
     * @return the user's id, if any
     */
    public Optional<String> userId() {
        return Optional.ofNullable(values.userId());
    }

    /**
     * Pay-i: {@code account_name}.
     *
     * @return the account's name, if any
     */
    public Optional<String> accountName() {
        return Optional.ofNullable(values.accountName());
    }

    /**
     * Pay-i: {@code request_properties}.
     *
     * @return the requests' properties, empty if there are none; a value may be null
     */
    public Map<String, String> requestProperties() {
        return values.requestProperties() == null ? Map.of() : values.requestProperties();
    }

    /**
     * Pay-i: {@code price_as_category}.
     *
     * @return the category whose prices hold, if it was given
     */
    public Optional<String> priceAsCategory() {
        return Optional.ofNullable(values.priceAsCategory());
    }

    /**
     * Pay-i: {@code price_as_resource}.
     *
     * @return the resource whose prices hold, if it was given
     */
    public Optional<String> priceAsResource() {
        return Optional.ofNullable(values.priceAsResource());
    }

    /**
     * Pay-i: {@code resource_scope}.
     *
     * @return the resource scope, if it was given
     */
    public Optional<String> resourceScope() {
        return Optional.ofNullable(values.resourceScope());
    }

    /**
     * Pay-i: {@code log_prompt_and_response}, as given by a context. Whether something is really sent depends on
     * {@code payi.log-prompt-and-response} as well.
     *
     * @return what a context decided, if one did
     */
    public Optional<Boolean> logPromptAndResponse() {
        return Optional.ofNullable(values.logPromptAndResponse());
    }

    /**
     * What Pay-i answered to the latest call made in this context or in one opened inside it (Pay-i: {@code last_result}).
     * Events are reported in the background, so the answer follows the call by some milliseconds; to be told of each answer,
     * observe the CDI event {@link PayiResult}. Never an answer to a call of another context; always empty outside of
     * {@link Track} and {@link TrackContext}.
     *
     * @return the latest result, if there was one
     */
    public Optional<PayiResult> lastResult() {
        return Optional.ofNullable(lastResult);
    }

    /**
     * Shows the values, as Pay-i names them.
     *
     * @return a text for logs
     */
    @Override
    public String toString() {
        return values.toString();
    }
}
