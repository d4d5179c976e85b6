package com.payi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Opens a context for the annotated method: every GenAI call that the method makes, directly or through other methods,
 * is accounted for with these values (Pay-i: {@code @track}).
 *
 * <p>
 * Contexts nest. A member that is not given inherits the value of the surrounding context, a value replaces it, and an
 * empty value ({@code ""} or {@code {}}) blocks it: nothing is inherited and nothing is sent, until a context inside
 * gives a value again. Limit ids are united with the inherited ones, properties are merged over them; other values are
 * replaced.
 *
 * <p>
 * On a class the annotation holds for every business method; an annotation on a method replaces the one on the class.
 * Like every CDI interceptor binding it works on calls that the container intercepts. On Jakarta EE servers, a call
 * from one method of a bean to another method of the same bean is not intercepted.
 *
 * <p>
 * <b>Asynchronous methods.</b> A method that is declared to return a {@code CompletionStage} or a subtype, a
 * {@code Uni}, a {@code Multi} or a {@code java.util.concurrent.Flow.Publisher} returns before its work is done. The
 * context leaves the caller's thread when the method returns, and ends when the work ends: with a value, a failure or a
 * cancellation.
 * <ul>
 * <li>The work of a {@code Uni}, {@code Multi} or {@code Flow.Publisher} begins with each subscription, for example of
 * a retry. Each runs in the one context that the method opened: the method ran once, so there is one instance of its
 * use case. The caller gets an object in front of the method's own that passes on every signal.</li>
 * <li>The work of a {@code CompletionStage} has begun when the method returns. The caller gets the method's own object,
 * and the context ends when the stage completes. On Quarkus the caller gets another {@code CompletableFuture} in front
 * of a plain one. The context follows the work to another thread where the client or the platform propagates contexts;
 * elsewhere use {@link TrackContext#executor(java.util.concurrent.Executor)} or
 * {@link TrackContext#wrap(Runnable)}.</li>
 * <li>The same holds for a method that is declared to return a {@code Future}. A {@code Future} that is no
 * {@code CompletionStage} cannot report its end, so the context ends when the method returns; a thread to which it was
 * propagated before keeps it.</li>
 * </ul>
 * {@link com.payi.cdi.spi.AsyncResultSupport} adds other types.
 *
 * <p>
 * <b>Values that are not fixed when the application is written.</b> A text may contain expressions, {@code ${key}} or
 * {@code ${key:default}}, which are replaced by the configuration's values when the application is deployed; a
 * backslash before the dollar sign keeps the text as it is. Configuration can replace each member:
 * {@code <class>/<method>/Track/<member>} for an annotation on a method, {@code <class>/Track/<member>} for one on a
 * class, {@code Track/<member>} for all; the first key that is set counts. {@code enabled=false} as the member switches
 * contexts off, for a method, a class or all. Values that are known only at the call come from the arguments
 * ({@link UserId}, {@link UseCaseId}, {@link UseCaseStep}, {@link AccountName}, {@link ConversationId},
 * {@link RequestProperty}, {@link UseCaseProperty}), from {@link TrackRequest}, or from {@link TrackContext}.
 *
 * <p>
 * A mistake, such as a name that Pay-i refuses, fails the deployment with a {@link PayiConfigurationException} that
 * lists all mistakes of the application.
 *
 * @since 0.1
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Track {
    /** The value of a text that is not given, so that the surrounding context's value holds. */
    String INHERIT = "<inherit>";

    /** The value of a {@link #useCaseVersion()} that is not given, as is every negative number. */
    int INHERIT_VERSION = -1;

    /** The value of a {@link #maxCalls()} and a {@link #maxCostUsd()} that is not given, as is every negative number. */
    int NO_CAP = -1;

    /**
     * The use case (Pay-i: {@code use_case_name}). A name that differs from the surrounding one begins a new use case
     * instance with a generated id at every call of the method; the same name continues the instance. {@code ""} blocks
     * all use case values. 1 to 64 letters, digits, {@code .}, {@code -} and {@code _}; any other name fails the
     * deployment, also where an expression gives it. Configured for calls outside of every context by
     * {@code payi.use-case-name}.
     *
     * @return the name, inherited by default
     */
    @Nonbinding
    String useCaseName() default INHERIT;

    /**
     * The id of the use case instance (Pay-i: {@code use_case_id}), in place of a generated one. {@code ""} sends no
     * id. Without effect where no context gives a use case name.
     *
     * @return the id, inherited or generated by default
     */
    @Nonbinding
    String useCaseId() default INHERIT;

    /**
     * The version of the use case (Pay-i: {@code use_case_version}). Without effect where no context gives a use case
     * name.
     *
     * @return the version, 0 or greater; negative (the default) inherits
     */
    @Nonbinding
    int useCaseVersion() default INHERIT_VERSION;

    /**
     * The step of the use case that the calls belong to (Pay-i: {@code use_case_step}), for example {@code "plan"} and
     * {@code "write"} of an agent. {@code ""} blocks it. Without effect where no context gives a use case name. With
     * {@code payi.use-case-steps=methods}, methods of AI services and tools give one where no {@code @Track} and no
     * {@link TrackContext} does.
     *
     * @return the step, inherited by default
     */
    @Nonbinding
    String useCaseStep() default INHERIT;

    /**
     * The limits, that is budgets, that the calls count against (Pay-i: {@code limit_ids}), united with the surrounding
     * ones. {@code {}} blocks them.
     *
     * @return the limit ids, inherited by default
     */
    @Nonbinding
    String[] limitIds() default INHERIT;

    /**
     * The user on whose behalf the calls are made (Pay-i: {@code user_id}). {@code ""} blocks it.
     *
     * @return the user id, inherited by default
     */
    @Nonbinding
    String userId() default INHERIT;

    /**
     * The account, for example the customer or tenant, that the calls are made for (Pay-i: {@code account_name}).
     * {@code ""} blocks it.
     *
     * @return the account name, inherited by default
     */
    @Nonbinding
    String accountName() default INHERIT;

    /**
     * Properties of each request (Pay-i: {@code request_properties}), each written {@code name=value} and merged over
     * the surrounding ones. {@code {}} blocks them.
     *
     * @return the properties, inherited by default
     */
    @Nonbinding
    String[] requestProperties() default INHERIT;

    /**
     * Properties of the use case instance (Pay-i: {@code use_case_properties}), each written {@code name=value} and
     * merged over the surrounding ones. {@code {}} blocks them. Without effect where no context gives a use case name.
     *
     * @return the properties, inherited by default
     */
    @Nonbinding
    String[] useCaseProperties() default INHERIT;

    /**
     * Whether prompts and answers may be sent to Pay-i (Pay-i: {@code log_prompt_and_response}). {@code true} has an
     * effect only where {@code payi.log-prompt-and-response} (default: {@code false}) is {@code true} as well. With
     * {@code false}, the header {@link PayiHeaders#LOGGING_DISABLE} of a proxied call asks Pay-i not to keep them.
     *
     * @return nothing (the default) to inherit, or one value, so that it is written
     *         {@code @Track(logPromptAndResponse = false)}; more than one value fails the deployment
     */
    @Nonbinding
    boolean[] logPromptAndResponse() default {};

    /**
     * Whether the calls are proxied (Pay-i: {@code proxy}): routed through Pay-i, which can refuse those over a limit.
     * Other calls go straight to the provider and are reported afterwards. Configured for all contexts by
     * {@code payi.proxy} (default: {@code false}).
     *
     * @return nothing (the default) to inherit, or one value, so that it is written {@code @Track(proxy = true)}; more
     *         than one value fails the deployment
     */
    @Nonbinding
    boolean[] proxy() default {};

    /**
     * How many calls may be made in the context, with those in contexts that it surrounds; each attempt of a repeated call
     * counts. The next one is not made: the client throws {@link LimitBlockedException} with
     * {@link LimitBlockedException.Reason#MAX_CALLS}. So a loop of tool calls ends. Contexts that continue the same
     * instance of a use case (same name and id) count together, also in other requests. The library alone counts, for this
     * process; Pay-i has nothing like it. {@code payi.use-cases.<name>.max-calls} replaces the value for a use case.
     *
     * @return the number of calls, 0 or greater; negative (the default) for no cap besides those of surrounding contexts
     */
    @Nonbinding
    int maxCalls() default NO_CAP;

    /**
     * What the calls in the context may cost together, with those in contexts that it surrounds. When the sum has reached
     * it, the next call is not made: the client throws {@link LimitBlockedException} with
     * {@link LimitBlockedException.Reason#MAX_COST}. The last call may go over it. The costs are those in Pay-i's answers.
     * A call that is not answered yet counts with the average cost of such calls, or with {@code payi.limits.default-cost}
     * before the first answer. Contexts that continue the same instance of a use case count together.
     * {@code payi.use-cases.<name>.max-cost-usd} replaces the value for a use case.
     *
     * @return US dollars, 0 or greater; negative (the default) for no cap besides those of surrounding contexts
     */
    @Nonbinding
    double maxCostUsd() default NO_CAP;

    /**
     * Gives the user (Pay-i: {@code user_id}) by an argument of a {@link Track} method. {@code null} and an empty
     * {@link java.util.Optional} give nothing, so that {@link Track#userId()} holds; {@code ""} blocks; any other
     * argument gives its text. On an array, on a method that is not tracked, or twice on a method, it fails the
     * deployment.
     *
     * @since 0.1
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface UserId {}

    /**
     * Gives the id of the use case instance (Pay-i: {@code use_case_id}) by an argument of a {@link Track} method.
     * {@code null} and an empty {@link java.util.Optional} give nothing, so that {@link Track#useCaseId()} holds;
     * {@code ""} sends no id; any other argument gives its text. On an array, on a method that is not tracked, or twice
     * on a method, it fails the deployment.
     *
     * @since 0.1
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface UseCaseId {}

    /**
     * Gives the step of the use case (Pay-i: {@code use_case_step}) by an argument of a {@link Track} method.
     * {@code null} and an empty {@link java.util.Optional} give nothing, so that {@link Track#useCaseStep()} holds;
     * {@code ""} blocks; any other argument gives its text. On an array, on a method that is not tracked, or twice on a
     * method, it fails the deployment.
     *
     * @since 0.1
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface UseCaseStep {}

    /**
     * Gives the account (Pay-i: {@code account_name}) by an argument of a {@link Track} method. {@code null} and an
     * empty {@link java.util.Optional} give nothing, so that {@link Track#accountName()} holds; {@code ""} blocks; any
     * other argument gives its text. On an array, on a method that is not tracked, or twice on a method, it fails the
     * deployment.
     *
     * @since 0.1
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface AccountName {}

    /**
     * Gives the id of the conversation by an argument of a {@link Track} method: the calls have it as the request
     * property {@value #PROPERTY}, in every context inside, so that Pay-i can add up a conversation of several requests.
     * {@code null} and an empty {@link java.util.Optional} give nothing; {@code ""} blocks; any other argument gives its
     * text. In place of a text of more than 64 characters its SHA-256 is sent, in hexadecimal digits. On an array, on a
     * method that is not tracked, or twice on a method, it fails the deployment.
     *
     * @since 0.1
     * @see TrackContext.Builder#conversationId
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface ConversationId {
        /** The request property that has the id (in Pay-i's {@code request_properties}). */
        String PROPERTY = "payi.conversation_id";
    }

    /**
     * Gives one request property (Pay-i: {@code request_properties}) by an argument of a {@link Track} method.
     * {@code null} and an empty {@link java.util.Optional} give nothing; any other argument gives its text, {@code ""}
     * included. The property is added to {@link Track#requestProperties()} and replaces one of the same name there. On
     * an array, on a method that is not tracked, without a name, or twice with the same name on a method, it fails the
     * deployment.
     *
     * @since 0.1
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface RequestProperty {
        /**
         * The name of the property.
         *
         * @return the name, not blank
         */
        String value();
    }

    /**
     * Gives one property of the use case instance (Pay-i: {@code use_case_properties}) by an argument of a
     * {@link Track} method. {@code null} and an empty {@link java.util.Optional} give nothing; any other argument gives
     * its text, {@code ""} included. The property is added to {@link Track#useCaseProperties()} and replaces one of the
     * same name there. On an array, on a method that is not tracked, without a name, or twice with the same name on a
     * method, it fails the deployment.
     *
     * @since 0.1
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface UseCaseProperty {
        /**
         * The name of the property.
         *
         * @return the name, not blank
         */
        String value();
    }

    /**
     * Scores the instance of the current use case by the result of the annotated method: a boolean, a number, or a
     * {@code CompletionStage}, {@code CompletableFuture} or {@code Uni} of one (Pay-i:
     * {@code PUT /api/v1/use_cases/instances/{use_case}/{id}/kpis/{kpi}}). As
     * {@link EffectiveContext#kpi(String, boolean)}, in the context of the method: that of its own {@link Track} if it
     * has one, else that of its caller. A result of {@code null} gives no score, and neither does a failure. Works on
     * calls that the container intercepts. On a method with any other result, such as {@code void}, and on a class, it
     * fails the deployment.
     *
     * <pre>{@code
     * @Track.Kpi("rating")
     * public int rate(String question, String answer) { … }
     * }</pre>
     *
     * @since 0.1
     */
    @Documented
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Kpi {
        /**
         * The KPI, as the use case has it at Pay-i.
         *
         * @return the name, not blank
         */
        @Nonbinding
        String value();
    }
}
