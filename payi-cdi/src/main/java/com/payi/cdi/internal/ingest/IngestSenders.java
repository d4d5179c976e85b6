package com.payi.cdi.internal.ingest;

import com.payi.cdi.internal.DeliveryLogger;
import com.payi.cdi.internal.config.PayiConfiguration;

/** The library's own ways to take events somewhere. */
public final class IngestSenders {
    private IngestSenders() {}

    public static OwnSender of(PayiConfiguration configuration) {
        if (configuration.delivery().offlineFile() != null) {
            DeliveryLogger.LOG.offline(configuration.delivery().offlineFile().toAbsolutePath().toString());
            return new OfflineFileSender(configuration.delivery().offlineFile());
        }
        return new HttpIngestSender(configuration);
    }
}
