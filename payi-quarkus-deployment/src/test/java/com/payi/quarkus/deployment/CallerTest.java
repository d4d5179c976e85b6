package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;

/** The caller whom Quarkus has authenticated is the user, where that is wanted. */
class CallerTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TrackedBean.class, TrackedBean.Inner.class))
            .overrideRuntimeConfigKey("payi.user-id", "configured")
            .overrideRuntimeConfigKey("payi.user-id-from-principal", "true");

    @Inject
    TrackedBean bean;

    @Inject
    CurrentIdentityAssociation current;

    @Test
    @ActivateRequestContext
    void theCallerIsTheUser() {
        current.setIdentity(QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("anna")).build());
        assertThat(bean.byClass().userId()).hasValue("anna");
        assertThat(bean.nested().userId()).as("given by @Track").hasValue("anna");
    }

    @Test
    @ActivateRequestContext
    void whoIsAnonymousIsNotGiven() {
        current.setIdentity(QuarkusSecurityIdentity.builder().setAnonymous(true).build());
        assertThat(bean.byClass().userId()).hasValue("configured");
    }

    @Test
    void withoutARequestNobodyIsTheCaller() {
        assertThat(bean.byClass().userId()).hasValue("configured");
    }
}
