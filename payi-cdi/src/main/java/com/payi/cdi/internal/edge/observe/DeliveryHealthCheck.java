package com.payi.cdi.internal.edge.observe;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import com.payi.cdi.IngestStatistics;

/**
 * Tells how the delivery to Pay-i stands. Always up: an application that only cannot account for its calls is ready to make
 * them, and taking it out of service would help nobody.
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
