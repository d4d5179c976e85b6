package com.payi.cdi;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is true of the whole request: a {@code @RequestScoped} bean, to be injected and filled where the request comes in,
 * for example in a JAX-RS or servlet filter.
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
 * Stands between the configuration and {@link Track}: every context that is opened in the request, by {@link Track} or
 * {@link TrackContext}, and every call outside of them stands on it; no other request sees it. A context keeps what it was
 * opened with, so what is set later holds for contexts opened later. Other threads see it as far as contexts are taken to
 * them, as by {@link TrackContext#wrap(Runnable)}.
 *
 * <p>
 * As everywhere, {@code null} is not given, an empty value blocks what the configuration gives, limit ids are united with
 * the configured ones and properties merged over them. Setting a value again replaces it. May be used by several threads of
 * the request at once. Outside of a request its methods throw
 * {@link jakarta.enterprise.context.ContextNotActiveException}, as of any request scoped bean.
 *
 * @since 0.1
 */
public interface TrackRequest {
    /**
     * Sets any value of the context by Pay-i's name for it; the other methods are short for this one.
     *
     * @param name Pay-i's name, for example {@code account_name}
     * @param value a text, an Integer, a Boolean, a list of texts or a map of texts, as the name demands; an empty one blocks,
     *        null gives none
     * @throws IllegalArgumentException if there is no such name, or the value is not allowed
     */
    void set(String name, Object value);

    /**
     * The use case of the request (Pay-i: {@code use_case_name}). Without {@link #setUseCaseId}, the request is one instance of
     * it with a generated id. A name that Pay-i would refuse is made to fit, each foreign character becoming {@code _}, and
     * logged.
     *
     * @param name the name, {@code ""} to block all use case values, null to give none
     */
    default void setUseCaseName(String name) {
        set("use_case_name", name);
    }

    /**
     * The instance of the use case, for example one that a calling service has begun (Pay-i: {@code use_case_id}). Has no
     * effect where no use case name holds.
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
     * The user who makes the request (Pay-i: {@code user_id}); counts for more than {@code payi.user-id-from-principal}.
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
     * @param name what the property is called
     * @param value its value; may be null
     */
    default void setRequestProperty(String name, String value) {
        set("request_property", value);
    }
}
