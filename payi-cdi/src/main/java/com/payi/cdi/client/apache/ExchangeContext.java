package com.payi.cdi.client.apache;

import org.apache.hc.core5.http.protocol.HttpContext;

import com.payi.cdi.client.CallContext;

/**
 * The context of a call of the blocking client, the same for all of its attempts. An application may give several calls
 * the same HTTP context.
 *
 * @param exchangeId of the call
 */
record ExchangeContext(String exchangeId, CallContext context) {
    private static final String KEY = "com.payi.cdi.exchange";

    static CallContext of(String exchangeId, HttpContext call) {
        if (call.getAttribute(KEY) instanceof ExchangeContext kept && kept.exchangeId.equals(exchangeId)) {
            return kept.context;
        }
        CallContext context = CallContext.current();
        call.setAttribute(KEY, new ExchangeContext(exchangeId, context));
        return context;
    }
}
