package com.payi.cdi;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The values of the context that hold for a whole request: a {@code @RequestScoped} bean, to be injected and filled
 * where the request arrives, for example in a JAX-RS or servlet filter.
 *
 * <pre>{@code
 * @Inject
 * TrackRequest request;
 *
 * public void filter(ContainerRequestContext incoming) {
 *     request.setUserId(incoming.getHeaderString("X-User"));
 *     request.setLimitIds("tenant_budget");
 * }
 * }</pre>
 *
 * <p>
 * Its values count for more than the configuration and the current user, and for less than {@link Track} and
 * {@link TrackContext}. Every context that is opened in the request inherits them, and so does every call outside of a
 * context; other requests do not. An open context keeps its values: a value that is set later holds for contexts that
 * are opened later. Other threads inherit the values where the context is propagated to them, for example by
 * {@link TrackContext#wrap(Runnable)}.
 *
 * <p>
 * {@code null} gives no value, an empty value blocks the configured one, limit ids are united with the configured ones,
 * and properties are merged over them. A value that is set again is replaced. Several threads of the request may use
 * the bean at once. Outside of a request its methods throw
 * {@link jakarta.enterprise.context.ContextNotActiveException}, as those of any request scoped bean.
 *
 * @since 0.1
 */
public interface TrackRequest {
    /**
     * Sets any value of the context by Pay-i's name for it. The other methods are shorthands for this one.
     *
     * @param name Pay-i's name, for example {@code account_name}
     * @param value a text, an Integer, a Boolean, a list of texts or a map of texts, as the name demands; an empty one
     *        blocks, null gives none
     * @throws IllegalArgumentException if there is no such name, or the value is not allowed
     */
    void set(String name, Object value);

    /**
     * The use case of the request (Pay-i: {@code use_case_name}). Without {@link #setUseCaseId}, the request is one
     * instance of it with a generated id. A name that Pay-i would refuse is made to fit: other characters become
     * {@code _}, and it is cut after 64. A warning is logged.
     *
     * @param name the name, {@code ""} to block all use case values, null to give none
     */
    default void setUseCaseName(String name) {
        set("use_case_name", name);
    }

    /**
     * The instance of the use case, for example one that a calling service has begun (Pay-i: {@code use_case_id}).
     * Without effect where no context gives a use case name.
     *
     * @param id the id, {@code ""} to send none, null to give none
     */
    default void setUseCaseId(String id) {
        set("use_case_id", id);
    }

    /**
     * The version of the use case (Pay-i: {@code use_case_version}).
     *
     * @param version 0 or greater, null to give none
     * @throws IllegalArgumentException if the version is negative
     */
    default void setUseCaseVersion(Integer version) {
        set("use_case_version", version);
    }

    /**
     * Properties of the use case instance (Pay-i: {@code use_case_properties}).
     *
     * @param properties the properties, empty to block, null to give none; a value may be null
     */
    default void setUseCaseProperties(Map<String, String> properties) {
        set("use_case_properties", properties);
    }

    /**
     * The limits that the request counts against (Pay-i: {@code limit_ids}).
     *
     * @param ids the limit ids, empty to block, null to give none
     */
    default void setLimitIds(List<String> ids) {
        set("limit_ids", ids);
    }

    /**
     * The limits that the request counts against (Pay-i: {@code limit_ids}).
     *
     * @param ids the limit ids, none to block
     */
    default void setLimitIds(String... ids) {
        setLimitIds(List.of(Objects.requireNonNull(ids, "ids")));
    }

    /**
     * The user who makes the request (Pay-i: {@code user_id}). Counts for more than {@code payi.user-id-from-principal}
     * and {@link com.payi.cdi.spi.UserIdProvider}.
     *
     * @param id the user's id, {@code ""} to block, null to give none
     */
    default void setUserId(String id) {
        set("user_id", id);
    }

    /**
     * The account that the request is made for, for example the customer or tenant (Pay-i: {@code account_name}).
     *
     * @param name the account's name, {@code ""} to block, null to give none
     */
    default void setAccountName(String name) {
        set("account_name", name);
    }

    /**
     * The conversation that the request continues; its GenAI calls have the id as the request property
     * {@value Track.ConversationId#PROPERTY}; see {@link Track.ConversationId}.
     *
     * @param id the id, {@code ""} to block, null to give none
     */
    default void setConversationId(String id) {
        set("conversation_id", id);
    }

    /**
     * Properties of every GenAI call of the request (Pay-i: {@code request_properties}).
     *
     * @param properties the properties, empty to block, null to give none; a value may be null
     */
    default void setRequestProperties(Map<String, String> properties) {
        set("request_properties", properties);
    }

    /**
     * One property of every GenAI call of the request, added to those set before (Pay-i: {@code request_properties}).
     *
     * @param name the name of the property
     * @param value its value; may be null
     * @throws NullPointerException if the name is null
     */
    void setRequestProperty(String name, String value);
}
