package com.payi.cdi.internal.edge.runtime;

import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.delivery.CloseableSender;
import com.payi.cdi.internal.core.delivery.http.HttpIngestSender;
import com.payi.cdi.internal.core.delivery.offline.OfflineFileSender;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.edge.broker.KafkaSender;

/** The library's own ways to deliver events: to a file, to Kafka, or to Pay-i by HTTP. */
final class IngestSenders {
    private IngestSenders() {}

    static CloseableSender of(PayiConfiguration configuration) {
        if (configuration.delivery().offlineFile() != null) {
            DeliveryLogger.LOG.offline(configuration.delivery().offlineFile().toAbsolutePath().toString());
            return new OfflineFileSender(configuration.delivery().offlineFile());
        }
        if (configuration.delivery().publishes()) {
            DeliveryLogger.LOG.published(configuration.delivery().kafka().topic());
            return new KafkaSender(configuration.delivery());
        }
        return new HttpIngestSender(configuration);
    }
}
