package com.payi.quarkus.deployment.devservices;

import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.quarkus.deployment.PayiEnabled;
import com.payi.quarkus.runtime.devservices.PayiDevService;
import com.payi.quarkus.runtime.devservices.PayiDevServicesConfig;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CuratedApplicationShutdownBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;

/** Runs Pay-i's dev service beside the application in dev and test mode; nothing of it is in a production application. */
class DevServicesProcessor {
    /** As old as the class loader of the build, which reloads of the application leave alone. */
    private static final DevServiceLife LIFE = new DevServiceLife();

    @BuildStep(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServiceWanted.class})
    DevServicesResultBuildItem run(PayiDevServicesConfig config, CuratedApplicationShutdownBuildItem shutdown,
            BuildProducer<HotDeploymentWatchedFileBuildItem> watched) {
        config.prices().filter(ApplicationPrices::isName)
                .ifPresent(name -> watched.produce(new HotDeploymentWatchedFileBuildItem(name.strip())));
        String uri = LIFE.run(settings(config)).uri().toString();
        shutdown.addCloseTask(LIFE::end, true);
        return result(uri, LIFE.key());
    }

    /**
     * After a reload with a key, or without the service. Quarkus keeps what a service has configured once, so that it
     * is emptied here.
     */
    @BuildStep(onlyIf = IsDevServicesSupportedByLaunchMode.class, onlyIfNot = DevServiceWanted.class)
    DevServicesResultBuildItem stop() {
        return LIFE.stop() ? result("", "") : null;
    }

    private static DevServicesResultBuildItem result(String uri, String key) {
        return DevServicesResultBuildItem.discovered().feature("payi").description("Pay-i with a price list")
                .config(Map.of("payi.base-url", uri, "payi.api-key", key, PayiDevService.URL, uri, PayiDevService.KEY, key))
                .build();
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
}
