package com.payi.quarkus.deployment;

import java.util.Optional;

import com.payi.cdi.Track;
import com.payi.cdi.internal.PayiLogger;
import com.payi.cdi.internal.context.FrameSource;
import com.payi.cdi.internal.extension.OptionalBean;
import com.payi.cdi.internal.extension.PayiBeans;
import com.payi.cdi.spi.AsyncResultSupport;
import com.payi.quarkus.runtime.PayiStarter;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.rest.client.reactive.spi.ClientRequestFilterBuildItem;
import io.quarkus.rest.client.reactive.spi.ClientResponseFilterBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;

/** Brings the library into a Quarkus application and reports at build time what is wrong with its use. */
class PayiProcessor {
    private static final String FEATURE = "payi";

    // By name: they cannot be loaded where the REST client is missing.
    private static final String CLIENT_FILTER = "com.payi.quarkus.runtime.QuarkusClientFilter";
    private static final String ANSWER_TAP = "com.payi.quarkus.runtime.QuarkusAnswerTap";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .addBeanClasses(PayiBeans.classes().toArray(Class[]::new))
                .addBeanClasses(Track.class, PayiStarter.class)
                .setUnremovable()
                .build();
    }

    @BuildStep
    void restClient(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans,
            BuildProducer<ClientRequestFilterBuildItem> requestFilters,
            BuildProducer<ClientResponseFilterBuildItem> responseFilters) {
        if (capabilities.isMissing(Capability.REST_CLIENT_REACTIVE)) {
            return;
        }
        beans.produce(AdditionalBeanBuildItem.builder()
                .addBeanClasses(CLIENT_FILTER, ANSWER_TAP)
                .setDefaultScope(DotNames.SINGLETON)
                .setUnremovable()
                .build());
        requestFilters.produce(new ClientRequestFilterBuildItem(CLIENT_FILTER));
        responseFilters.produce(new ClientResponseFilterBuildItem(CLIENT_FILTER));
    }

    /** What shows the statistics, where the application has something to show them in. */
    @BuildStep
    AdditionalBeanBuildItem observation(Capabilities capabilities, Optional<MetricsCapabilityBuildItem> metrics) {
        AdditionalBeanBuildItem.Builder beans = AdditionalBeanBuildItem.builder().setUnremovable();
        if (capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            beans.addBeanClass(OptionalBean.HEALTH_CHECK.className());
        }
        if (metrics.isPresent() && metrics.get().metricsSupported(MetricsFactory.MICROMETER)) {
            beans.addBeanClass(OptionalBean.MICROMETER.className());
        }
        return beans.build();
    }

    /** Message loggers are found by the name of their generated class. */
    @BuildStep
    ReflectiveClassBuildItem messages() {
        return ReflectiveClassBuildItem.builder(PayiLogger.class.getName() + "_$logger").fields().build();
    }

    /** What is found as a service while the application runs. */
    @BuildStep
    void services(BuildProducer<ServiceProviderBuildItem> services) {
        services.produce(ServiceProviderBuildItem.allProvidersFromClassPath(AsyncResultSupport.class.getName()));
        services.produce(ServiceProviderBuildItem.allProvidersFromClassPath(FrameSource.class.getName()));
    }

    /** Events are delivered over TLS, whatever else the application does. */
    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }
}
