package com.payi.cdi.client.anthropic;

import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.Interceptor;
import com.payi.cdi.client.CallContext;

/**
 * Puts what follows the calls between the SDK and its transport.
 *
 * @param context of the one call that the interceptor is for, null for that of the thread that sends
 */
record TrackingInterceptor(CallContext context) implements Interceptor {
    @Override
    public HttpClient intercept(HttpClient transport) {
        return new TrackingHttpClient(transport, context);
    }
}
