package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Multi;

/** The caller whom Quarkus has authenticated is the user, where that is wanted. */
class CallerTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TrackedBean.class, TrackedBean.Inner.class, Streaming.class))
            .overrideRuntimeConfigKey("payi.user-id", "configured")
            .overrideRuntimeConfigKey("payi.user-id-from-principal", "true");

    /** Streams, and calls its tools when the caller's identity is gone. */
    @ApplicationScoped
    public static class Streaming {
        @Track(useCaseName = "streamed")
        public Multi<String> users() {
            return Multi.createFrom().items("answer", "tool")
                    .map(step -> step + " of " + TrackContext.current().userId().orElse("none"));
        }
    }

    @Inject
    TrackedBean bean;

    @Inject
    Streaming streaming;

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
    @ActivateRequestContext
    void aToolOfAStreamHasTheUserOfTheMethod() {
        current.setIdentity(QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("anna")).build());
        Multi<String> users = streaming.users();
        current.setIdentity(QuarkusSecurityIdentity.builder().setAnonymous(true).build());

        assertThat(users.collect().asList().await().atMost(Duration.ofSeconds(20)))
                .containsExactly("answer of anna", "tool of anna");
    }

    @Test
    void withoutARequestNobodyIsTheCaller() {
        assertThat(bean.byClass().userId()).hasValue("configured");
    }
}
