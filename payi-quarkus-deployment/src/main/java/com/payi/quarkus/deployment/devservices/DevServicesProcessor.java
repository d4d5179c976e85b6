package com.payi.quarkus.deployment.devservices;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.payi.quarkus.deployment.PayiEnabled;
import com.payi.quarkus.runtime.devservices.PayiDevService;
import com.payi.quarkus.runtime.devservices.PayiDevServicesConfig;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.IsNormal;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CuratedApplicationShutdownBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.builditem.RemovedResourceBuildItem;
import io.quarkus.maven.dependency.ArtifactKey;

/** Runs Pay-i's dev service beside the application in dev and test mode; nothing of it is in a production application. */
class DevServicesProcessor {
    /** As old as the class loader of the build, which reloads of the application leave alone. */
    private static final DevServiceLife LIFE = new DevServiceLife();

    @BuildStep(onlyIf = {IsDevServicesSupportedByLaunchMode.class, PayiEnabled.class, DevServiceWanted.class})
    DevServicesResultBuildItem run(PayiDevServicesConfig config, CuratedApplicationShutdownBuildItem shutdown,
            BuildProducer<HotDeploymentWatchedFileBuildItem> watched) {
        config.prices().filter(ApplicationPrices::isName)
                .ifPresent(name -> watched.produce(new HotDeploymentWatchedFileBuildItem(name.strip())));
        String uri = LIFE.run(settings(config)).uri().toString();
        shutdown.addCloseTask(LIFE::end, true);
        return DevServicesResultBuildItem.discovered().feature("payi").description("Pay-i with a price list")
                .config(Map.of("payi.base-url", uri, "payi.api-key", LIFE.key(),
                        PayiDevService.URL, uri, PayiDevService.KEY, LIFE.key()))
                .build();
    }

    /** After a reload with a key, or without the service. */
    @BuildStep(onlyIf = IsDevServicesSupportedByLaunchMode.class, onlyIfNot = DevServiceWanted.class)
    void stop(BuildProducer<HotDeploymentWatchedFileBuildItem> none) {
        LIFE.stop();
    }

    private static DevServiceSettings settings(PayiDevServicesConfig config) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        config.limits().forEach((id, limit) -> limits.put(id, new Limit(limit.max(), limit.type())));
        PriceTable list = PriceTable.list();
        return new DevServiceSettings(config.port().orElse(0), config.prices()
                .map(prices -> ApplicationPrices.added(list, prices, Thread.currentThread().getContextClassLoader()))
                .orElse(list), limits);
    }

    /** Also where the service does not run: it then reports why it has nothing to give. */
    @BuildStep(onlyIf = {IsDevServicesSupportedByLaunchMode.class, PayiEnabled.class})
    AdditionalBeanBuildItem bean() {
        return AdditionalBeanBuildItem.builder().addBeanClass(PayiDevService.class).setDefaultScope(DotNames.SINGLETON)
                .setUnremovable().build();
    }

    @BuildStep(onlyIf = IsNormal.class)
    RemovedResourceBuildItem production() {
        String place = PayiDevService.class.getPackageName().replace('.', '/') + '/';
        return new RemovedResourceBuildItem(ArtifactKey.fromString("com.payi:payi-quarkus-runtime"), Set.of(
                place + "PayiDevService.class", place + "DevServiceEvent.class",
                place + "DevServiceEvent$Units.class", place + "DevServiceLimit.class", place + "DevServiceClient.class",
                place + "PayiDevServicesConfig.class", place + "PayiDevServicesConfig$Limit.class",
                place + "PayiDevServicesConfig$LimitType.class"));
    }
}
