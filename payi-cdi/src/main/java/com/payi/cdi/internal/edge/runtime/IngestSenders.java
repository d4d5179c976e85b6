package com.payi.cdi.internal.edge.runtime;

import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.delivery.CloseableSender;
import com.payi.cdi.internal.core.delivery.http.HttpIngestSender;
import com.payi.cdi.internal.core.delivery.offline.OfflineFileSender;
import com.payi.cdi.internal.core.log.DeliveryLogger;

/** The library's own ways to deliver events: to a file, or to Pay-i by HTTP. */
final class IngestSenders {
    private IngestSenders() {}

    static CloseableSender of(PayiConfiguration configuration) {
        if (configuration.delivery().offlineFile() != null) {
            DeliveryLogger.LOG.offline(configuration.delivery().offlineFile().toAbsolutePath().toString());
            return new OfflineFileSender(configuration.delivery().offlineFile());
        }
        return new HttpIngestSender(configuration);
    }
}
