package com.payi.it.servers.application.security;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** Knows every user, by one password. */
@BasicAuthenticationMechanismDefinition(realmName = "accounting")
@ApplicationScoped
public class Users implements IdentityStore {
    private static final String PASSWORD = "secret";

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential login && login.getPassword().compareTo(PASSWORD)
                ? new CredentialValidationResult(login.getCaller(), Set.of("user"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
