package com.payi.cdi;

import java.io.Serializable;
import java.util.Objects;

/**
 * One instance of a use case (Pay-i: {@code use_case_name} and {@code use_case_id}). It holds nothing of the context
 * that it comes from, so the application can keep it after the context has ended: in a session, or as two texts in a
 * database, from which the constructor makes it again in another request or process.
 * {@link EffectiveContext#useCaseInstance()} reads it.
 *
 * <pre>{@code
 * UseCaseInstance instance = TrackContext.current().useCaseInstance().orElseThrow();
 * // Days later, when the customer has answered:
 * new UseCaseInstance(row.useCase(), row.instance()).kpi("resolved", true);
 * }</pre>
 *
 * @param name the use case's name, not blank
 * @param id the id of the instance, not blank
 * @serial exclude
 * @since 0.1
 */
public record UseCaseInstance(String name, String id) implements Serializable {
    /**
     * Checks the values.
     *
     * @param name the use case's name, not blank
     * @param id the id of the instance, not blank
     * @throws NullPointerException if a value is null
     * @throws IllegalArgumentException if a value is blank: Pay-i has no such use case or instance
     */
    public UseCaseInstance {
        requireText("name", name);
        requireText("id", id);
    }

    /**
     * Scores this instance by a KPI of the use case whose type is boolean (Pay-i:
     * {@code PUT /api/v1/use_cases/instances/{use_case}/{id}/kpis/{kpi}}). See
     * {@link EffectiveContext#kpi(String, boolean)} for how the score travels.
     *
     * @param kpi the name of the KPI at Pay-i
     * @param score the score; of several for one KPI of one instance, the latest counts
     * @throws NullPointerException if the name is null
     */
    public void kpi(String kpi, boolean score) {
        PayiProviderHolder.get().score(this, Objects.requireNonNull(kpi, "kpi"), score);
    }

    /**
     * Scores this instance by a KPI of the use case whose type is a number, such as {@code number}, {@code percentage}
     * or {@code likert5}. As {@link #kpi(String, boolean)} otherwise.
     *
     * @param kpi the name of the KPI at Pay-i
     * @param score the score; not a number and infinite are logged, and not sent
     * @throws NullPointerException if the name is null
     */
    public void kpi(String kpi, double score) {
        PayiProviderHolder.get().score(this, Objects.requireNonNull(kpi, "kpi"), score);
    }

    private static void requireText(String member, String value) {
        if (Objects.requireNonNull(value, member).isBlank()) {
            throw new IllegalArgumentException("The " + member
                    + " of a use case instance is blank. Give the use case's name and the id of its instance.");
        }
    }
}
