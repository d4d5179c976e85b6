package com.payi.quarkus.deployment;

import java.util.Optional;

import org.jboss.jandex.AnnotationTransformation;

import com.payi.cdi.Track;
import com.payi.cdi.internal.edge.bootstrap.PlatformIntegration;
import com.payi.cdi.internal.edge.track.FaultToleranceBinding;
import com.payi.quarkus.runtime.PayiConfigBuilder;
import com.payi.quarkus.runtime.PayiStarter;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.StaticInitConfigBuilderBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.rest.client.reactive.spi.ClientRequestFilterBuildItem;
import io.quarkus.rest.client.reactive.spi.ClientResponseFilterBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;

/** Registers the library with a Quarkus application. */
@BuildSteps(onlyIf = PayiEnabled.class)
class PayiProcessor {
    private static final String FEATURE = "payi";

    // By name: they cannot be loaded where the REST client, the HTTP server or the security is missing.
    private static final String CLIENT_FILTER = "com.payi.quarkus.runtime.QuarkusClientFilter";
    private static final String CALLING_CONTEXT_FILTER = "com.payi.quarkus.runtime.QuarkusCallingContextFilter";
    private static final String ANSWER_TAP = "com.payi.quarkus.runtime.QuarkusAnswerTap";
    private static final String PRINCIPAL_SOURCE = "com.payi.quarkus.runtime.QuarkusPrincipalSource";
    private static final String SENDER_ADDRESS = "com.payi.quarkus.runtime.VertxSenderAddress";
    private static final String INBOUND_FILTER = "com.payi.cdi.internal.edge.jaxrs.InboundContextFilter";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClasses(PlatformIntegration.beans())
                .addBeanClasses(Track.class, Track.Kpi.class, FaultToleranceBinding.class, PayiStarter.class)
                .setUnremovable()
                .build();
    }

    @BuildStep
    void unknownKeys(BuildProducer<StaticInitConfigBuilderBuildItem> atBuild,
            BuildProducer<RunTimeConfigBuilderBuildItem> atStart) {
        atBuild.produce(new StaticInitConfigBuilderBuildItem(PayiConfigBuilder.class.getName()));
        atStart.produce(new RunTimeConfigBuilderBuildItem(PayiConfigBuilder.class.getName()));
    }

    /** Adds the binding that propagates contexts to the threads of fault tolerance, wherever its annotations are. */
    @BuildStep
    AnnotationsTransformerBuildItem followAttempts() {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.builder()
                .when(element -> element.annotations().stream()
                        .anyMatch(annotation -> FaultToleranceBinding.Literal.isFaultTolerance(annotation.name().toString())))
                .transform(element -> element.add(FaultToleranceBinding.class)));
    }

    @BuildStep
    void restClient(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ClientRequestFilterBuildItem> requestFilters,
            BuildProducer<ClientResponseFilterBuildItem> responseFilters) {
        // Without the REST client too, clients of ClientBuilder may be there.
        if (capabilities.isMissing(Capability.REST_CLIENT_REACTIVE)
                && !QuarkusClassLoader.isClassPresentAtRuntime(ChangedClassesProcessor.CLIENT_BUILDER)) {
            return;
        }
        beans.produce(singleton(CLIENT_FILTER, CALLING_CONTEXT_FILTER, ANSWER_TAP));
        requestFilters.produce(new ClientRequestFilterBuildItem(CALLING_CONTEXT_FILTER));
        requestFilters.produce(new ClientRequestFilterBuildItem(CLIENT_FILTER));
        responseFilters.produce(new ClientResponseFilterBuildItem(CLIENT_FILTER));
    }

    /** These classes have no scope annotation, because Quarkus would make beans of them in every application. */
    private static AdditionalBeanBuildItem singleton(String... classes) {
        return AdditionalBeanBuildItem.builder().addBeanClasses(classes).setDefaultScope(DotNames.SINGLETON)
                .setUnremovable().build();
    }

    /** The beans that know the principal and the sender of a request, where the application has such. */
    @BuildStep
    void requestSources(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.SECURITY)) {
            beans.produce(singleton(PRINCIPAL_SOURCE));
        }
        if (capabilities.isPresent(Capability.VERTX_HTTP)) {
            beans.produce(singleton(SENDER_ADDRESS));
        }
    }

    /** Quarkus finds the filter itself, as a provider. */
    @BuildStep
    void restServer(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.RESTEASY_REACTIVE)) {
            beans.produce(singleton(INBOUND_FILTER));
        }
    }

    /** The beans that show the statistics, where the application has health checks or metrics. */
    @BuildStep
    AdditionalBeanBuildItem observation(Capabilities capabilities, Optional<MetricsCapabilityBuildItem> metrics) {
        AdditionalBeanBuildItem.Builder beans = AdditionalBeanBuildItem.builder().setUnremovable();
        if (capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            beans.addBeanClass(PlatformIntegration.healthCheck());
        }
        if (metrics.isPresent() && metrics.get().metricsSupported(MetricsFactory.MICROMETER)) {
            beans.addBeanClass(PlatformIntegration.micrometerSink());
        }
        return beans.build();
    }

    /** The beans that report calls of models that no adapter sees. The models of Quarkus find their listeners themselves. */
    @BuildStep
    AdditionalBeanBuildItem listeners() {
        AdditionalBeanBuildItem.Builder beans = AdditionalBeanBuildItem.builder().setUnremovable();
        PlatformIntegration.listenersOfLangChain4j().forEach((bean, needed) -> {
            if (QuarkusClassLoader.isClassPresentAtRuntime(needed)) {
                beans.addBeanClass(bean);
            }
        });
        return beans.build();
    }

    /** Message loggers are loaded by the name of their generated class. */
    @BuildStep
    ReflectiveClassBuildItem messages() {
        return ReflectiveClassBuildItem.builder(PlatformIntegration.messageLoggers()).fields().build();
    }

    /** Members of the annotation are read by name. */
    @BuildStep
    ReflectiveClassBuildItem annotation() {
        return ReflectiveClassBuildItem.builder(Track.class).methods().build();
    }

    /** The services that are looked up while the application runs. */
    @BuildStep
    void services(BuildProducer<ServiceProviderBuildItem> services) {
        PlatformIntegration.services().forEach(
                service -> services.produce(ServiceProviderBuildItem.allProvidersFromClassPath(service)));
    }

    /** Events are delivered over TLS, even if the application itself needs none. */
    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }
}
