package com.payi.cdi.internal.edge.observe;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import com.payi.cdi.IngestStatistics;

/**
 * Reports the state of the delivery to Pay-i. Always up: an application whose calls cannot be reported is still
 * ready to make them.
 */
@Readiness
@Singleton
class DeliveryHealthCheck implements HealthCheck {
    private static final String NAME = "Pay-i delivery";

    private final IngestStatistics statistics;

    @Inject
    DeliveryHealthCheck(IngestStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public HealthCheckResponse call() {
        IngestStatistics.Snapshot snapshot = statistics.snapshot();
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).up()
                .withData("queued", snapshot.queued())
                .withData("spooled", snapshot.spooled())
                .withData("rejected", snapshot.rejected())
                .withData("dropped", snapshot.droppedTotal())
                .withData("backlog_age_ms", snapshot.backlogAge().toMillis())
                .withData("suspended", snapshot.suspended());
        snapshot.lastFailure().ifPresent(failure -> response
                .withData("last_error", failure.reason())
                .withData("last_error_status", failure.status())
                .withData("last_error_at", failure.at().toString()));
        return response.build();
    }
}
