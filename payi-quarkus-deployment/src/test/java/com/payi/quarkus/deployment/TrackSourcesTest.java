package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.logging.Level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackRequest;
import com.payi.cdi.spi.UserIdProvider;

import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.test.QuarkusUnitTest;

/** Values that come from the configuration, from arguments, from the request and from the application; and what is told. */
class TrackSourcesTest {
    private static final String KEY = Service.class.getName() + "/configured/Track/";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Service.class, Foreign.class, Users.class))
            .addBuildChainCustomizer(builder -> builder.addBuildStep(context -> context.produce(
                    new AnnotationsTransformerBuildItem(AnnotationTransformation.forClasses()
                            .whenClass(Foreign.class)
                            .transform(change -> change.add(AnnotationInstance.builder(Track.class)
                                    .add("useCaseName", "added").build())))))
                    .produces(AnnotationsTransformerBuildItem.class).build())
            .overrideRuntimeConfigKey("payi.user-id", "configured")
            .overrideRuntimeConfigKey("my.tenant", "acme")
            .overrideRuntimeConfigKey(KEY + "useCaseName", "from_configuration")
            .overrideRuntimeConfigKey(KEY + "limitIds", "a,b")
            .overrideRuntimeConfigKey(KEY + "userid", "x")
            .overrideRuntimeConfigKey(Service.class.getName() + "/off/Track/enabled", "false")
            .setLogRecordPredicate(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(lines -> assertThat(lines.stream().map(new PatternFormatter("%p %s")::format))
                    .singleElement().asString().contains("PAYI00133", KEY + "userid", "no member 'userid'"));

    @Inject
    Service service;

    @Inject
    Foreign foreign;

    @Inject
    TrackRequest request;

    @Test
    void membersAreConfigured() {
        assertThat(service.configured().useCaseName()).hasValue("from_configuration");
        assertThat(service.configured().limitIds()).containsExactly("a", "b");
        assertThat(service.off().useCaseName()).isNotEqualTo(Optional.of("off"));
    }

    @Test
    void argumentsAndExpressionsGiveValues() {
        EffectiveContext context = service.work("anna", "gold");
        assertThat(context.userId()).hasValue("anna");
        assertThat(context.requestProperties()).containsEntry("tier", "gold");
        assertThat(context.accountName()).hasValue("acme");
        assertThat(service.work(null, null).requestProperties()).containsEntry("tier", "none");
    }

    @Test
    void annotationsThatExtensionsAddCount() {
        assertThat(foreign.work().useCaseName()).hasValue("added");
    }

    @Test
    @ActivateRequestContext
    void theRequestCountsForMoreThanTheApplicationsProvider() {
        assertThat(service.work(null, null).userId()).hasValue("provided");
        request.setUserId("berta");
        assertThat(service.work(null, null).userId()).hasValue("berta");
        assertThat(TrackContext.current().userId()).hasValue("berta");
    }

    @Test
    void withoutARequestNothingChanges() {
        assertThat(service.work(null, null).userId()).hasValue("provided");
    }

    /** Has contexts. */
    @ApplicationScoped
    public static class Service {
        @Track(useCaseName = "annotated")
        public EffectiveContext configured() {
            return TrackContext.current();
        }

        @Track(useCaseName = "off")
        public EffectiveContext off() {
            return TrackContext.current();
        }

        @Track(accountName = "${my.tenant}", requestProperties = "tier=${my.tier:none}")
        public EffectiveContext work(@Track.UserId String user, @Track.RequestProperty("tier") String tier) {
            return TrackContext.current();
        }
    }

    /** Has no annotation of ours. */
    @ApplicationScoped
    public static class Foreign {
        public EffectiveContext work() {
            return TrackContext.current();
        }
    }

    /** Knows the user. */
    @Singleton
    public static class Users implements UserIdProvider {
        @Override
        public String userId() {
            return "provided";
        }
    }
}
