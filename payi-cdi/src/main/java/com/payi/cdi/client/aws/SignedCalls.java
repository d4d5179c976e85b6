package com.payi.cdi.client.aws;

import java.util.LinkedHashMap;
import java.util.Map;

import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.auth.spi.scheme.AuthScheme;
import software.amazon.awssdk.identity.spi.Identity;

/**
 * Lets each attempt pass the library when it is signed: there the request is complete, and what is changed after its
 * signature does not invalidate it.
 */
final class SignedCalls {
    private SignedCalls() {}

    /** Follows the signers that the SDK can choose from. */
    static void followAll(ExecutionAttributes attributes, Execution execution) {
        Map<String, AuthScheme<?>> schemes = attributes.getAttribute(SdkInternalExecutionAttribute.AUTH_SCHEMES);
        if (schemes == null) {
            return;
        }
        Map<String, AuthScheme<?>> followed = new LinkedHashMap<>();
        schemes.forEach((id, scheme) -> followed.put(id, new FollowedAuthScheme<>(scheme, execution)));
        attributes.putAttribute(SdkInternalExecutionAttribute.AUTH_SCHEMES, followed);
    }

    /** Follows the signer that was chosen already: older versions of the SDK choose before all interceptors. */
    static void followSelected(ExecutionAttributes attributes, Execution execution) {
        SelectedAuthScheme<?> selected = attributes.getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
        if (selected != null && selected.signer() != null && !(selected.signer() instanceof FollowedSigner)) {
            attributes.putAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME, followed(selected, execution));
        }
    }

    private static <T extends Identity> SelectedAuthScheme<T> followed(SelectedAuthScheme<T> scheme, Execution execution) {
        return new SelectedAuthScheme<>(scheme.identity(), new FollowedSigner<>(scheme.signer(), execution),
                scheme.authSchemeOption());
    }
}
