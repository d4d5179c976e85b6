package com.payi.cdi.internal.exchange;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.ingest.PayiResultReader;
import com.payi.cdi.spi.JsonTree;

/** What Pay-i wrote into a proxied answer: in its document, or in the last event of its stream that has it. */
final class ProxiedResult {
    private JsonTree latest;

    void read(JsonTree message) {
        JsonTree result = message.at("xproxy_result");
        if (result.isObject()) {
            latest = result;
        }
    }

    /** Null if there was none. */
    PayiResult toResult() {
        return latest == null ? null : PayiResultReader.read(latest, null);
    }
}
