package com.payi.cdi.client.azure;

import com.azure.core.http.policy.BeforeRetryPolicyProvider;
import com.azure.core.http.policy.HttpPipelinePolicy;

/**
 * Lets each client of the Azure SDK keep the context of the thread that calls it. A service of the SDK: there is nothing
 * to call.
 *
 * @since 0.1
 */
public final class PayiContextPolicyProvider implements BeforeRetryPolicyProvider {
    /** Made by the SDK. */
    public PayiContextPolicyProvider() {}

    @Override
    public HttpPipelinePolicy create() {
        return new ContextPolicy();
    }
}
