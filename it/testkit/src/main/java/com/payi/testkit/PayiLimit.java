package com.payi.testkit;

/**
 * A limit as {@link FakePayi} has it. Its state is in each answer for a call under this limit. Without a state, a limit is
 * {@code ok}.
 *
 * <p>
 * An application that reports its calls reads the state from the answer for an event: the first call under a blocked limit
 * is made, later ones are refused where {@code payi.limits.on-blocked} is {@code block}. The proxy refuses each.
 *
 * @since 0.1
 */
public final class PayiLimit {
    private final String id;
    private final Answers answers;

    PayiLimit(String id, Answers answers) {
        this.id = id;
        this.answers = answers;
    }

    /** Sets the state {@code blocked}: the limit is used up, and blocks. */
    public void blocked() {
        answers.limitState(id, "blocked");
    }

    /** Sets the state {@code exceeded}: the spend is above the threshold of the limit; calls go on. */
    public void exceeded() {
        answers.limitState(id, "exceeded");
    }

    /** Sets the state {@code overrun}: the spend is above the maximum of a limit that allows it; calls go on. */
    public void overrun() {
        answers.limitState(id, "overrun");
    }

    /**
     * Sets what Pay-i answers when it is asked about the limit: with {@code payi.limits.reservation=true}. Events do not
     * change it.
     *
     * @param max how much may be spent, in USD; 100 by default
     * @param spent how much is spent, in USD; 0 by default
     */
    public void budget(double max, double spent) {
        answers.budget(id, max, spent);
    }

    /** Lets a question about the limit end with 404, until it is created. */
    public void unknown() {
        answers.unknown(id);
    }

    /** Sets the state {@code ok}. */
    public void ok() {
        answers.limitState(id, "ok");
    }
}
