package com.payi.cdi.internal.edge.runtime;

import com.payi.cdi.UseCaseInstance;
import com.payi.cdi.internal.core.context.UseCaseName;
import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.internal.core.delivery.ScoreSource;
import com.payi.cdi.internal.core.delivery.ScoreText;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/** The scores that one application gives. A mistake is logged, because the application's work is done when it scores. */
public final class Scores {
    private final boolean accounting;
    private final IngestService ingest;
    private final ThrottledLog quiet = new ThrottledLog();
    private final Containment contained = new Containment();

    /** @param accounting false if nothing is sent to Pay-i: scores are ignored then, as calls are */
    Scores(boolean accounting, IngestService ingest) {
        this.accounting = accounting;
        this.ingest = ingest;
    }

    /**
     * Hands a score over to the delivery. Never fails and never waits.
     *
     * @param instance null if there is none
     * @param score a Boolean or a Number; null for no score
     */
    public void give(UseCaseInstance instance, String kpi, Object score) {
        if (accounting && score != null) {
            contained.run(() -> offer(instance, kpi, score),
                    failure -> PayiLogger.LOG.stepFailed("a score", failure));
        }
    }

    private void offer(UseCaseInstance instance, String kpi, Object score) {
        Object value = score instanceof Number number ? (Object) number.doubleValue() : score;
        if (!ScoreText.isPathSegment(kpi)) {
            refuse(kpi, "the name is empty or '.' or '..'. Give the name that the KPI has at Pay-i");
        } else if (!(value instanceof Boolean || value instanceof Double)) {
            refuse(kpi, "a " + value.getClass().getName() + " is no score. Give a boolean or a number");
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            refuse(kpi, number + " is no score that Pay-i takes. Give a finite number");
        } else if (instance == null) {
            quiet.warn("instance " + kpi, () -> DeliveryLogger.LOG.scoreWithoutInstance(kpi));
        } else {
            offer(instance, UseCaseName.fittedWithWarning(instance.name()), kpi, value);
        }
    }

    private void offer(UseCaseInstance instance, String name, String kpi, Object value) {
        if (!ScoreText.isPathSegment(name) || !ScoreText.isPathSegment(instance.id())) {
            refuse(kpi, "Pay-i can have no instance '" + instance.id() + "' of the use case '" + name + "'. Correct the two");
            return;
        }
        ingest.offer(new ScoreSource(new UseCaseInstance(name, instance.id()), kpi, value), null);
    }

    private void refuse(String kpi, String why) {
        quiet.warn(kpi, () -> DeliveryLogger.LOG.scoreNotSent(kpi, why));
    }
}
