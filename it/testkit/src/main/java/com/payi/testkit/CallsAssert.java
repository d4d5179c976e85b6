package com.payi.testkit;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about calls whose number is checked. None of them waits: a method such as {@link #user} checks each call.
 *
 * @since 0.1
 */
public final class CallsAssert extends AbstractAssert<CallsAssert, List<PayiCall>> {
    private final PayiAssert source;

    CallsAssert(List<PayiCall> calls, PayiAssert source) {
        super(calls, CallsAssert.class);
        this.source = source;
        info.description(source.descriptionText());
    }

    /**
     * Checks that each call is of a use case (Pay-i: {@code use_case_name}).
     *
     * @param name the name of the use case
     * @return this
     */
    public CallsAssert useCase(String name) {
        return each(Term.useCase(name));
    }

    /**
     * Checks that each call is of a step of a use case (Pay-i: {@code use_case_step}).
     *
     * @param step the name of the step
     * @return this
     */
    public CallsAssert step(String step) {
        return each(Term.step(step));
    }

    /**
     * Checks that each call is of a user (Pay-i: {@code user_id}).
     *
     * @param id the id of the user
     * @return this
     */
    public CallsAssert user(String id) {
        return each(Term.user(id));
    }

    /**
     * Checks that each call is of an account (Pay-i: {@code account_name}).
     *
     * @param name the name of the account
     * @return this
     */
    public CallsAssert account(String name) {
        return each(Term.account(name));
    }

    /**
     * Checks that each call counts against a limit, whatever others it counts against (Pay-i: {@code limit_ids}).
     *
     * @param id the id of the limit
     * @return this
     */
    public CallsAssert limit(String id) {
        return each(Term.limit(id));
    }

    /**
     * Checks that each call is of a model (Pay-i: {@code resource}).
     *
     * @param name the name of the model as Pay-i gets it, for example {@code google.gemini-2.5-flash}
     * @return this
     */
    public CallsAssert model(String name) {
        return each(Term.model(name));
    }

    /**
     * Checks that each call has a property of the request.
     *
     * @param name  the name of the property
     * @param value its value
     * @return this
     */
    public CallsAssert property(String name, String value) {
        return each(Term.property(name, value));
    }

    /**
     * Checks that each call has a property of the use case.
     *
     * @param name  the name of the property
     * @param value its value
     * @return this
     */
    public CallsAssert useCaseProperty(String name, String value) {
        return each(Term.useCaseProperty(name, value));
    }

    /**
     * Checks that the provider answered each call with a status.
     *
     * @param status the HTTP status
     * @return this
     */
    public CallsAssert status(int status) {
        return each(Term.status(status));
    }

    /**
     * Checks each call by any condition.
     *
     * @param description completes "calls …" in messages, for example {@code without an account}
     * @param condition   true for a call that is right
     * @return this
     */
    public CallsAssert matching(String description, Predicate<PayiCall> condition) {
        return each(new Term(description, condition));
    }

    /**
     * Checks that the calls are of one instance of a use case (Pay-i: {@code use_case_id}).
     *
     * @return this
     */
    public CallsAssert inOneInstance() {
        long instances = actual.stream().map(PayiCall::useCaseId).distinct().count();
        if (instances != 1 || actual.get(0).useCaseId() == null) {
            throw source.failed("Expected that the calls are of one instance of a use case: the ids are "
                    + actual.stream().map(PayiCall::useCaseId).toList() + ".", actual);
        }
        return this;
    }

    /**
     * Checks what the calls cost together, by the prices of {@link FakePayi}.
     *
     * @param usd the cost is below it
     * @return this
     */
    public CallsAssert costBelow(double usd) {
        return costBelow(BigDecimal.valueOf(usd));
    }

    /**
     * Checks what the calls cost together, by the prices of {@link FakePayi}.
     *
     * @param usd the cost is below it
     * @return this
     */
    public CallsAssert costBelow(BigDecimal usd) {
        BigDecimal cost = actual.stream().map(PayiCall::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (cost.compareTo(usd) >= 0) {
            throw source.failed("Expected a cost below %s USD, but it is %s USD.".formatted(usd.toPlainString(),
                    cost.toPlainString()), actual);
        }
        return this;
    }

    /**
     * Checks how many tokens the calls have together, input and output.
     *
     * @param tokens the sum is below it
     * @return this
     */
    public CallsAssert tokensBelow(long tokens) {
        long sum = actual.stream().mapToLong(PayiCall::tokens).sum();
        if (sum >= tokens) {
            throw source.failed("Expected fewer than %d tokens, but there are %d.".formatted(tokens, sum), actual);
        }
        return this;
    }

    /**
     * Gives the calls, for assertions that this class does not have.
     *
     * @return the calls in the order in which Pay-i saw them
     */
    public List<PayiCall> get() {
        return actual;
    }

    private CallsAssert each(Term term) {
        long wrong = actual.stream().filter(term.condition().negate()).count();
        if (wrong > 0) {
            throw source.failed("Expected only calls %s, but %d of %d %s not.".formatted(term.description(), wrong,
                    actual.size(), wrong == 1 ? "is" : "are"), actual);
        }
        return this;
    }
}
