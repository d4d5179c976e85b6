package com.payi.cdi.client.aws;

import software.amazon.awssdk.http.auth.spi.scheme.AuthScheme;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.Identity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/** A way to authenticate whose signer shows the library each attempt. */
final class FollowedAuthScheme<T extends Identity> implements AuthScheme<T> {
    private final AuthScheme<T> scheme;
    private final Execution execution;

    FollowedAuthScheme(AuthScheme<T> scheme, Execution execution) {
        this.scheme = scheme;
        this.execution = execution;
    }

    @Override
    public String schemeId() {
        return scheme.schemeId();
    }

    @Override
    public IdentityProvider<T> identityProvider(IdentityProviders providers) {
        return scheme.identityProvider(providers);
    }

    @Override
    public HttpSigner<T> signer() {
        return new FollowedSigner<>(scheme.signer(), execution);
    }
}
