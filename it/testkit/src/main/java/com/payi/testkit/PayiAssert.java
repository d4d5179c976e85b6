package com.payi.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about the calls that Pay-i saw. Each waits until it holds, and fails where it does not hold in time
 * ({@link #within}); the message has a table of the calls that came.
 *
 * <pre>{@code
 * assertThat(payi).useCase("chat").calls(2).user("alice").costBelow(0.01);
 * }</pre>
 *
 * <p>
 * Before {@link #calls}, a method such as {@link #user} selects among the calls, and fails where no call is left. After it,
 * the methods of {@link CallsAssert} check each of the selected calls.
 *
 * <p>
 * Events arrive after the call that they are about. What must not come, or not come once more, is therefore decided when
 * no call has arrived for some time ({@link #quietFor}).
 *
 * @since 0.1
 */
public final class PayiAssert extends AbstractAssert<PayiAssert, FakePayi> {
    /** How long an assertion waits unless {@link #within} says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How long no call may have arrived for an assertion to be final unless {@link #quietFor} says otherwise. */
    public static final Duration QUIET = Duration.ofMillis(250);

    private Duration patience = PATIENCE;
    private Duration quiet = QUIET;
    private Selection selection = Selection.ALL;

    PayiAssert(FakePayi payi) {
        super(payi, PayiAssert.class);
    }

    /**
     * Sets how long the following methods wait.
     *
     * @param patience the longest time; {@link #PATIENCE} by default
     * @return this
     */
    public PayiAssert within(Duration patience) {
        this.patience = Objects.requireNonNull(patience, "patience");
        return this;
    }

    /**
     * Sets how long no call may have arrived before the following methods decide that no more will come.
     *
     * @param quiet longer than the application keeps events back ({@code payi.ingest.linger}); {@link #QUIET} by default
     * @return this
     */
    public PayiAssert quietFor(Duration quiet) {
        this.quiet = Objects.requireNonNull(quiet, "quiet");
        return this;
    }

    /**
     * Selects the calls of a use case (Pay-i: {@code use_case_name}).
     *
     * @param name the name of the use case
     * @return this
     */
    public PayiAssert useCase(String name) {
        return select(Term.useCase(name));
    }

    /**
     * Selects the calls of a step of a use case (Pay-i: {@code use_case_step}).
     *
     * @param step the name of the step
     * @return this
     */
    public PayiAssert step(String step) {
        return select(Term.step(step));
    }

    /**
     * Selects the calls of a user (Pay-i: {@code user_id}).
     *
     * @param id the id of the user
     * @return this
     */
    public PayiAssert user(String id) {
        return select(Term.user(id));
    }

    /**
     * Selects the calls of an account (Pay-i: {@code account_name}).
     *
     * @param name the name of the account
     * @return this
     */
    public PayiAssert account(String name) {
        return select(Term.account(name));
    }

    /**
     * Selects the calls that count against a limit, whatever others they count against (Pay-i: {@code limit_ids}).
     *
     * @param id the id of the limit
     * @return this
     */
    public PayiAssert limit(String id) {
        return select(Term.limit(id));
    }

    /**
     * Selects the calls of a model (Pay-i: {@code resource}).
     *
     * @param name the name of the model as Pay-i gets it, for example {@code google.gemini-2.5-flash}
     * @return this
     */
    public PayiAssert model(String name) {
        return select(Term.model(name));
    }

    /**
     * Selects the calls with a property of the request.
     *
     * @param name  the name of the property
     * @param value its value
     * @return this
     */
    public PayiAssert property(String name, String value) {
        return select(Term.property(name, value));
    }

    /**
     * Selects the calls with a property of the use case.
     *
     * @param name  the name of the property
     * @param value its value
     * @return this
     */
    public PayiAssert useCaseProperty(String name, String value) {
        return select(Term.useCaseProperty(name, value));
    }

    /**
     * Selects the calls that the provider answered with a status.
     *
     * @param status the HTTP status
     * @return this
     */
    public PayiAssert status(int status) {
        return select(Term.status(status));
    }

    /**
     * Selects calls by any condition.
     *
     * @param description completes "calls …" in messages, for example {@code without an account}
     * @param condition   true for a call that is selected
     * @return this
     */
    public PayiAssert matching(String description, Predicate<PayiCall> condition) {
        return select(new Term(description, condition));
    }

    /**
     * Checks the number of the selected calls.
     *
     * @param count at least 1; {@link #noCalls} and {@link #noEventOf} check that there is none
     * @return an assertion about these calls
     */
    public CallsAssert calls(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("calls(%d): noCalls() and noEventOf(useCase) check that there is no call"
                    .formatted(count));
        }
        log().await(calls -> selection.of(calls).size() >= count, patience);
        List<PayiCall> settled = log().settled(quiet, patience);
        List<PayiCall> selected = selection.of(settled);
        if (selected.size() != count) {
            throw failed("Expected %s%s, but there %s %d after %s.".formatted(CallTable.count(count), selection,
                    selected.size() == 1 ? "is" : "are", selected.size(), CallTable.time(patience)), settled);
        }
        return new CallsAssert(selected, this);
    }

    /**
     * Takes the selected calls when no more arrive.
     *
     * @return an assertion about these calls, one at least
     */
    public CallsAssert allCalls() {
        log().await(calls -> !selection.of(calls).isEmpty(), patience);
        List<PayiCall> settled = log().settled(quiet, patience);
        List<PayiCall> selected = selection.of(settled);
        if (selected.isEmpty()) {
            throw failed("Expected a call%s, but none came in %s.".formatted(selection, CallTable.time(patience)), settled);
        }
        return new CallsAssert(selected, this);
    }

    /**
     * Takes the scores of a KPI: of the instances that the selected calls belong to, or of all instances where nothing is
     * selected. Fails where no score comes.
     *
     * @param name the name of the KPI
     * @return an assertion about the latest score of each instance
     */
    public KpiAssert kpi(String name) {
        isNotNull();
        Predicate<PayiScore> selected = score -> score.kpi().equals(name)
                && (selection.terms().isEmpty() || selection.of(log().all()).stream().anyMatch(call -> isOf(score, call)));
        return new KpiAssert((condition, time) -> actual.routes.scores.await(selected, condition, time), patience,
                "the KPI \"" + name + "\"" + (selection.terms().isEmpty() ? "" : " of calls" + selection));
    }

    private static boolean isOf(PayiScore score, PayiCall call) {
        return score.useCaseName().equals(call.useCaseName()) && score.useCaseId().equals(call.useCaseId());
    }

    /**
     * Checks what the selected calls cost together, when no more arrive.
     *
     * @param usd the cost is below it
     * @return this
     */
    public PayiAssert costBelow(double usd) {
        allCalls().costBelow(usd);
        return this;
    }

    /**
     * Checks how many tokens the selected calls have together, input and output, when no more arrive.
     *
     * @param tokens the sum is below it
     * @return this
     */
    public PayiAssert tokensBelow(long tokens) {
        allCalls().tokensBelow(tokens);
        return this;
    }

    /**
     * Checks that there is no call at all, when none has arrived for some time ({@link #quietFor}).
     *
     * @return this
     */
    public PayiAssert noCalls() {
        return none("Expected no call", call -> true);
    }

    /**
     * Checks that there is no call of a use case, when none has arrived for some time ({@link #quietFor}).
     *
     * @param useCase the name of the use case
     * @return this
     */
    public PayiAssert noEventOf(String useCase) {
        return none("Expected no call of use case \"%s\"".formatted(useCase), Term.useCase(useCase).condition());
    }

    /**
     * Checks that each call belongs to one of these use cases, when none has arrived for some time ({@link #quietFor}).
     *
     * @param useCases the names of the use cases
     * @return this
     */
    public PayiAssert noEventOutsideOf(String... useCases) {
        Set<String> known = Set.of(useCases);
        return none("Expected no call outside of %s".formatted(String.join(", ", useCases)),
                call -> call.useCaseName() == null || !known.contains(call.useCaseName()));
    }

    /**
     * Checks that Pay-i refused no request: none breaks the contract of the ingest API, and none has another key.
     *
     * @return this
     */
    public PayiAssert nothingRefused() {
        List<PayiCall> settled = log().settled(quiet, patience);
        if (!actual.violations().isEmpty() || actual.routes.wrongKeys() > 0) {
            throw failed("Expected that Pay-i refuses nothing.", settled);
        }
        return this;
    }

    AssertionError failed(String expectation, List<PayiCall> came) {
        return failure("%s", expectation + "\n" + new CallTable(actual).of(came, selection));
    }

    private CallLog log() {
        isNotNull();
        return actual.routes.calls;
    }

    private PayiAssert select(Term term) {
        selection = selection.and(term);
        List<PayiCall> came = log().await(calls -> !selection.of(calls).isEmpty(), patience);
        if (selection.of(came).isEmpty()) {
            throw failed("Expected a call%s, but none came in %s.".formatted(selection, CallTable.time(patience)), came);
        }
        return this;
    }

    private PayiAssert none(String expectation, Predicate<PayiCall> unwanted) {
        List<PayiCall> settled = log().settled(quiet, patience);
        List<PayiCall> found = new ArrayList<>(settled);
        found.removeIf(unwanted.negate());
        if (!found.isEmpty()) {
            selection = Selection.ALL.and(new Term("that must not be there", unwanted));
            throw failed("%s, but there %s %d.".formatted(expectation, found.size() == 1 ? "is" : "are", found.size()),
                    settled);
        }
        return this;
    }
}
