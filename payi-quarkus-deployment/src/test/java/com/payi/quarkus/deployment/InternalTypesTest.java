package com.payi.quarkus.deployment;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.call.Exchange;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.body.AnswerParts;
import com.payi.cdi.internal.core.call.body.PassingBody;
import com.payi.cdi.internal.core.config.AttemptProperties;
import com.payi.cdi.internal.core.config.ConversationIds;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.DurationText;
import com.payi.cdi.internal.core.config.LimitsConfiguration;
import com.payi.cdi.internal.core.config.MetricsConfiguration;
import com.payi.cdi.internal.core.config.SetupConfiguration;
import com.payi.cdi.internal.core.config.StreamUsageRules;
import com.payi.cdi.internal.core.config.UseCaseSteps;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameLevel;
import com.payi.cdi.internal.core.context.FrameSource;
import com.payi.cdi.internal.core.delivery.ErrorHints;
import com.payi.cdi.internal.core.delivery.EventWatcher;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.QuarkusLogger;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.internal.edge.bootstrap.PlatformIntegration;
import com.payi.cdi.internal.edge.bootstrap.TrackedClients;
import com.payi.cdi.internal.edge.jaxrs.AnswerTap;
import com.payi.cdi.internal.edge.jaxrs.CallingContextFilter;
import com.payi.cdi.internal.edge.jaxrs.PayiClientFilter;
import com.payi.cdi.internal.edge.observe.IngestMeters;
import com.payi.cdi.internal.edge.request.PrincipalSource;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.services.SenderAddress;
import com.payi.cdi.internal.edge.setup.SetupStart;
import com.payi.cdi.internal.edge.threads.AsyncResults;
import com.payi.cdi.internal.edge.track.FaultToleranceBinding;
import com.payi.cdi.internal.edge.track.metadata.AnnotatedElementView;
import com.payi.cdi.internal.edge.track.metadata.ArgumentKind;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;
import com.payi.cdi.internal.edge.track.metadata.LangChain4jMethod;
import com.payi.cdi.internal.edge.track.metadata.MethodView;
import com.payi.cdi.internal.edge.track.metadata.TrackedArgument;
import com.payi.cdi.internal.edge.track.metadata.TrackedMethod;
import com.payi.cdi.internal.edge.track.metadata.TrackedTypeScanner;
import com.payi.cdi.internal.edge.track.metadata.TypeView;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * The internal types of payi-cdi that the two Quarkus modules use. A change of one of these types may break the extension; a
 * new use of another type needs an entry here. {@code InboundContextFilter} is used too, but only by name.
 */
class InternalTypesTest {
    private static final Set<Class<?>> USED = Set.of(
            // What to register at build time, and what to do at start.
            PlatformIntegration.class, PayiRuntime.class, IngestMeters.class, SetupStart.class,
            // The annotations of the application, read from the Jandex index and recorded for the start.
            TrackedTypeScanner.class, TypeView.class, MethodView.class, AnnotatedElementView.class, ArgumentKind.class,
            TrackedArgument.class, TrackedMethod.class, CollectedMethods.class, LangChain4jMethod.class,
            FaultToleranceBinding.class,
            // Calls of the Quarkus REST client: its filters, and the bytes of its answers.
            PayiClientFilter.class, CallingContextFilter.class, AnswerTap.class, ExchangeHandle.class, Exchange.class,
            ByteSink.class, AnswerParts.class, PassingBody.class,
            // Frames in the contexts of Vert.x, and asynchronous results of its types.
            Frame.class, CurrentFrame.class, FrameSource.class, AsyncResults.class,
            // The types of configured values.
            AttemptProperties.class, UseCaseSteps.class, ConversationIds.class, DurationText.class, DeliveryConfiguration.class,
            LimitsConfiguration.class, MetricsConfiguration.class, SetupConfiguration.class, StreamUsageRules.class,
            // Warnings of the build.
            PayiLogger.class, QuarkusLogger.class,
            // Clients of SDKs that the application produces.
            TrackedClients.class,
            // The dev service: JSON, and the usage in answers that pass its proxy.
            JsonDocumentReader.class, MessageReader.class, Dialects.class,
            // What the Dev UI shows of events, and the levels of their contexts.
            EventWatcher.class, IngestEvent.class, ErrorHints.class, ContextField.class, ContextValues.class,
            FrameLevel.class,
            // What Quarkus knows of a request: its user and its sender.
            PrincipalSource.class, SenderAddress.class);

    private static final JavaClasses EXTENSION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("com.payi.quarkus");

    @Test
    void otherInternalTypesAreNotUsed() {
        noClasses().should().dependOnClassesThat(describe("are internal types without an entry in this list",
                type -> isInternal(type) && USED.stream().noneMatch(used -> outermost(type).isEquivalentTo(used))))
                .check(EXTENSION);
    }

    @Test
    void theListHasNoTypeThatIsNotUsed() {
        Set<String> found = EXTENSION.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType()).filter(InternalTypesTest::isInternal)
                .map(type -> outermost(type).getName()).collect(Collectors.toSet());
        assertThat(USED).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(found);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith("com.payi.cdi.internal");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(InternalTypesTest::outermost).orElse(type);
    }
}
