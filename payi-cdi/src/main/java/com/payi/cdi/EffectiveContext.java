package com.payi.cdi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The context of one thread at one moment, after all levels are merged (Pay-i: the result of {@code get_context()}).
 * {@link TrackContext#current()} reads it. Immutable.
 *
 * @since 0.1
 */
public interface EffectiveContext {
    /**
     * Reads any value by Pay-i's name for it, for example {@code account_name}.
     *
     * @param name Pay-i's name
     * @return a text, an Integer, a Boolean, a list of texts or a map of texts; empty if the context has no such value
     * @throws IllegalArgumentException if Pay-i's contexts have no value of that name
     */
    Optional<Object> value(String name);

    /**
     * The use case that calls belong to (Pay-i: {@code use_case_name}).
     *
     * @return the use case's name, if any
     */
    default Optional<String> useCaseName() {
        return value("use_case_name").map(String.class::cast);
    }

    /**
     * The instance of the use case (Pay-i: {@code use_case_id}).
     *
     * @return the id of the use case instance, given or generated, if any
     */
    default Optional<String> useCaseId() {
        return value("use_case_id").map(String.class::cast);
    }

    /**
     * The instance of the use case with its name, to be kept after this context has ended.
     *
     * @return name and id; empty if the context has no use case, or blocks its name or its id
     */
    default Optional<UseCaseInstance> useCaseInstance() {
        return useCaseName().filter(name -> !name.isBlank())
                .flatMap(name -> useCaseId().filter(id -> !id.isBlank()).map(id -> new UseCaseInstance(name, id)));
    }

    /**
     * Scores the instance of this context's use case by a KPI whose type is boolean: whether the work was worth its cost
     * (Pay-i: {@code PUT /api/v1/use_cases/instances/{use_case}/{id}/kpis/{kpi}}). The score is delivered like an event:
     * in the background, again after a failure, and, with a spool, after a restart. Of several scores for one KPI of one
     * instance, the latest counts. Where the context has no use case instance, a warning is logged, and no score is
     * sent.
     *
     * @param kpi the name of the KPI, which the use case has at Pay-i
     * @param score the score
     * @throws NullPointerException if the name is null
     */
    default void kpi(String kpi, boolean score) {
        Objects.requireNonNull(kpi, "kpi");
        PayiProviderHolder.get().score(useCaseInstance().orElse(null), kpi, score);
    }

    /**
     * Scores the instance of this context's use case by a KPI whose type is a number, such as {@code number},
     * {@code percentage} or {@code likert5}. As {@link #kpi(String, boolean)} otherwise.
     *
     * @param kpi the name of the KPI, which the use case has at Pay-i
     * @param score the score; not a number and infinite are logged, and not sent
     * @throws NullPointerException if the name is null
     */
    default void kpi(String kpi, double score) {
        Objects.requireNonNull(kpi, "kpi");
        PayiProviderHolder.get().score(useCaseInstance().orElse(null), kpi, score);
    }

    /**
     * The version of the use case (Pay-i: {@code use_case_version}).
     *
     * @return the version, 0 or greater, if any
     */
    default OptionalInt useCaseVersion() {
        return value("use_case_version").map(version -> OptionalInt.of((Integer) version)).orElseGet(OptionalInt::empty);
    }

    /**
     * The step of the use case (Pay-i: {@code use_case_step}).
     *
     * @return the use case's step, if any
     */
    default Optional<String> useCaseStep() {
        return value("use_case_step").map(String.class::cast);
    }

    /**
     * The properties of the use case instance (Pay-i: {@code use_case_properties}).
     *
     * @return the use case's properties, empty if there are none; a value may be null
     */
    @SuppressWarnings("unchecked")
    default Map<String, String> useCaseProperties() {
        return value("use_case_properties").map(value -> (Map<String, String>) value).orElse(Map.of());
    }

    /**
     * The limits, that is budgets, that calls count against (Pay-i: {@code limit_ids}).
     *
     * @return the limit ids in the order in which they were given, empty if there are none
     */
    @SuppressWarnings("unchecked")
    default List<String> limitIds() {
        return value("limit_ids").map(value -> (List<String>) value).orElse(List.of());
    }

    /**
     * The user on whose behalf calls are made (Pay-i: {@code user_id}).
     *
     * @return the user's id, if any
     */
    default Optional<String> userId() {
        return value("user_id").map(String.class::cast);
    }

    /**
     * The account, for example the customer or tenant, that calls are made for (Pay-i: {@code account_name}).
     *
     * @return the account's name, if any
     */
    default Optional<String> accountName() {
        return value("account_name").map(String.class::cast);
    }

    /**
     * The properties of each request to a provider (Pay-i: {@code request_properties}).
     *
     * @return the properties, empty if there are none; a value may be null
     */
    @SuppressWarnings("unchecked")
    default Map<String, String> requestProperties() {
        return value("request_properties").map(value -> (Map<String, String>) value).orElse(Map.of());
    }

    /**
     * The conversation that calls belong to: the request property {@value Track.ConversationId#PROPERTY}.
     *
     * @return the id of the conversation, if any
     */
    default Optional<String> conversationId() {
        return Optional.ofNullable(requestProperties().get(Track.ConversationId.PROPERTY));
    }

    /**
     * The category whose prices hold in place of the provider's own (Pay-i: {@code price_as_category}).
     *
     * @return the category, if a context gives one
     */
    default Optional<String> priceAsCategory() {
        return value("price_as_category").map(String.class::cast);
    }

    /**
     * The resource whose prices hold in place of the one called (Pay-i: {@code price_as_resource}).
     *
     * @return the resource, if a context gives one
     */
    default Optional<String> priceAsResource() {
        return value("price_as_resource").map(String.class::cast);
    }

    /**
     * Where the model is hosted, see {@link ResourceScopes} (Pay-i: {@code resource_scope}).
     *
     * @return the resource scope, if a context gives one
     */
    default Optional<String> resourceScope() {
        return value("resource_scope").map(String.class::cast);
    }

    /**
     * Whether prompts and answers may be sent to Pay-i (Pay-i: {@code log_prompt_and_response}). They are sent only
     * where {@code payi.log-prompt-and-response} (default: {@code false}) is {@code true} as well.
     *
     * @return the decision of a context, if one decides
     */
    default Optional<Boolean> logPromptAndResponse() {
        return value("log_prompt_and_response").map(Boolean.class::cast);
    }

    /**
     * Pay-i's answer to the latest call in this context or in one opened inside it (Pay-i: {@code last_result}). Calls
     * are reported in the background, so the answer arrives some milliseconds after the call. Observe the CDI event
     * {@link PayiResult} to get every answer. After ten minutes without a call of this method, the library may send
     * events together, whose results have no cost ({@code payi.ingest.send}). An answer to a call in another context is never returned, and outside of
     * {@link Track} and {@link TrackContext} there is none.
     *
     * @return the latest result, if there is one
     */
    Optional<PayiResult> lastResult();

    /**
     * Shows the values by Pay-i's names.
     *
     * @return a text for logs
     */
    @Override
    String toString();
}
