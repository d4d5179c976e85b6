package com.payi.cdi.internal.core.call.proxy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.limits.LimitRefusal;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/** What Pay-i wrote into a proxied answer: in its document, or in the last event of its stream that has it. */
public final class ProxiedResult {
    public static final JsonShape SHAPE = JsonShape.of("xproxy_result", "xproxy_error.code");

    private JsonTree latest;
    private boolean limitReached;

    public void read(JsonTree message) {
        JsonTree result = message.at("xproxy_result");
        if (result.isObject()) {
            latest = result;
        }
        limitReached |= LimitRefusal.CODE.equals(message.at("xproxy_error", "code").text());
    }

    /**
     * Null if there was none.
     *
     * @param limitIds the limits of the call, null for none
     */
    public PayiResult toResult(List<String> limitIds) {
        if (limitReached && limitIds != null && limitIds.size() == 1 && !namesLimits()) {
            // Refused because of a limit, and only one is possible.
            return PayiResultReader.read(latestWithBlocked(limitIds), null);
        }
        return latest == null ? null : PayiResultReader.read(latest, null);
    }

    private boolean namesLimits() {
        return latest != null && !(latest.at("limits").members().isEmpty()
                && latest.at("blocked_limit_ids").elements().isEmpty());
    }

    private JsonTree latestWithBlocked(List<String> limitIds) {
        Map<Object, Object> result = new LinkedHashMap<>();
        if (latest != null) {
            result.putAll(latest.members());
        }
        result.put("blocked_limit_ids", limitIds);
        return JsonTree.of(result);
    }
}
