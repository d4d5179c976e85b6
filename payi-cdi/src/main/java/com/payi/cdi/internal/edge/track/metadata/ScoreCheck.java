package com.payi.cdi.internal.edge.track.metadata;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

import com.payi.cdi.internal.core.log.DeliveryLogger;

/** Finds mistakes in the use of {@link com.payi.cdi.Track.Kpi}. */
final class ScoreCheck {
    /** What a score can be, at once or later. */
    private static final Set<String> SCORES = Set.of("boolean", "byte", "short", "int", "long", "float", "double",
            "java.lang.Boolean", "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long",
            "java.lang.Float", "java.lang.Double", "java.lang.Number", "java.math.BigDecimal", "java.math.BigInteger",
            "java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture", "io.smallrye.mutiny.Uni");

    private final TrackedTypeScanner.Interception interception;
    private final Set<String> warned = new HashSet<>();

    ScoreCheck(TrackedTypeScanner.Interception interception) {
        this.interception = interception;
    }

    /** @param problems gets the mistakes that fail the deployment */
    void check(TypeView type, Set<String> problems) {
        if (type.hasKpi()) {
            problems.add(DeliveryLogger.LOG.kpiInvalid(type.name(), DeliveryLogger.LOG.kpiOnClass()));
        }
    }

    /** @param problems gets the mistakes that fail the deployment */
    void check(MethodView method, Set<String> problems) {
        String kpi = method.kpi();
        if (kpi == null) {
            return;
        }
        String where = method.declaringClass() + "." + method.name();
        if (kpi.isBlank()) {
            problems.add(DeliveryLogger.LOG.kpiInvalid(where, DeliveryLogger.LOG.kpiWithoutName()));
        }
        if (!SCORES.contains(method.returnType())) {
            problems.add(DeliveryLogger.LOG.kpiInvalid(where, DeliveryLogger.LOG.resultIsNoScore(method.returnType())));
        }
        String modifier = withoutInterception(method.modifiers());
        if (modifier != null && warned.add(where)) {
            DeliveryLogger.LOG.kpiHasNoEffect(where, modifier);
        }
    }

    private String withoutInterception(int modifiers) {
        if (Modifier.isPrivate(modifiers)) {
            return "private";
        }
        if (Modifier.isStatic(modifiers) && !interception.ofStatic()) {
            return "static";
        }
        return Modifier.isFinal(modifiers) && !interception.ofFinal() ? "final" : null;
    }
}
