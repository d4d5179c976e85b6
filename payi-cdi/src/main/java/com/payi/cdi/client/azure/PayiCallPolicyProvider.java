package com.payi.cdi.client.azure;

import com.azure.core.http.policy.AfterRetryPolicyProvider;
import com.azure.core.http.policy.HttpPipelinePolicy;

/**
 * Shows the library each attempt of each client of the Azure SDK. Calls that are not GenAI pass as they are. A service of
 * the SDK: there is nothing to call.
 *
 * @since 0.1
 */
public final class PayiCallPolicyProvider implements AfterRetryPolicyProvider {
    /** Made by the SDK. */
    public PayiCallPolicyProvider() {}

    @Override
    public HttpPipelinePolicy create() {
        return new CallPolicy();
    }
}
