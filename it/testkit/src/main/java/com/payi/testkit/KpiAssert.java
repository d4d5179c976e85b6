package com.payi.testkit;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about the scores of one KPI: of each instance of a use case, the latest one counts. Each method waits as
 * {@link PayiAssert} does.
 *
 * <pre>{@code
 * assertThat(payi).useCase("chat").kpi("resolved").isTrue();
 * }</pre>
 *
 * @since 0.1
 */
public final class KpiAssert extends AbstractAssert<KpiAssert, List<PayiScore>> {
    private final BiFunction<Predicate<List<PayiScore>>, Duration, List<PayiScore>> scores;
    private final Duration patience;
    private final String what;

    /** @param scores waits until the scores meet a condition, and gives them */
    KpiAssert(BiFunction<Predicate<List<PayiScore>>, Duration, List<PayiScore>> scores, Duration patience, String what) {
        super(scores.apply(found -> !found.isEmpty(), patience), KpiAssert.class);
        this.scores = scores;
        this.patience = patience;
        this.what = what;
        if (actual.isEmpty()) {
            throw failure("Expected a score of %s, but none came in %s.", what, CallTable.time(patience));
        }
    }

    /**
     * Checks that the score of each instance is true.
     *
     * @return this
     */
    public KpiAssert isTrue() {
        return each(true);
    }

    /**
     * Checks that the score of each instance is false.
     *
     * @return this
     */
    public KpiAssert isFalse() {
        return each(false);
    }

    /**
     * Checks that the score of each instance is a number.
     *
     * @param score the number
     * @return this
     */
    public KpiAssert isScore(double score) {
        return each(score);
    }

    /**
     * Checks how many instances have a score.
     *
     * @param count the number of instances
     * @return this
     */
    public KpiAssert ofInstances(int count) {
        List<PayiScore> found = scores.apply(latest -> latest.size() == count, patience);
        if (found.size() != count) {
            throw failure("Expected %s of %d instances, but there are %d: %s", what, count, found.size(), found);
        }
        return this;
    }

    /**
     * Gives the scores, for assertions that this class does not have.
     *
     * @return the latest score of each instance
     */
    public List<PayiScore> get() {
        return scores.apply(latest -> true, patience);
    }

    private KpiAssert each(Object expected) {
        Predicate<PayiScore> right = score -> expected.equals(score.score());
        List<PayiScore> found = scores.apply(latest -> latest.stream().allMatch(right), patience);
        if (!found.stream().allMatch(right)) {
            throw failure("Expected %s to be %s after %s, but the scores are %s", what, expected, CallTable.time(patience),
                    found);
        }
        return this;
    }
}
