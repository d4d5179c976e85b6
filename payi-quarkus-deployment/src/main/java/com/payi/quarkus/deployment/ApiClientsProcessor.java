package com.payi.quarkus.deployment;

import java.util.List;

import org.jboss.jandex.ClassInfo;

import com.payi.cdi.client.admin.PayiApi;

import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;

/** The clients of Pay-i's API. The REST client of Quarkus finds their interfaces itself; it removes those that are not used. */
@BuildSteps(onlyIf = PayiEnabled.class)
class ApiClientsProcessor {
    private static final String PACKAGE = PayiApi.class.getPackageName();

    /** JSON is read into the records, and written from them, by name. */
    @BuildStep
    void records(Capabilities capabilities, CombinedIndexBuildItem index, BuildProducer<ReflectiveClassBuildItem> reflective) {
        if (capabilities.isMissing(Capability.REST_CLIENT_REACTIVE)) {
            return;
        }
        List<String> records = index.getIndex().getClassesInPackage(PACKAGE).stream().filter(ClassInfo::isRecord)
                .map(type -> type.name().toString()).toList();
        reflective.produce(ReflectiveClassBuildItem.builder(records.toArray(String[]::new)).constructors().methods().fields()
                .reason(getClass().getName()).build());
    }

    /** A redirect would take the key to another host. */
    @BuildStep
    void redirects(Capabilities capabilities, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        if (capabilities.isPresent(Capability.REST_CLIENT_REACTIVE)) {
            defaults.produce(new RunTimeConfigurationDefaultBuildItem(
                    "quarkus.rest-client." + PayiApi.CONFIG_KEY + ".follow-redirects", "false"));
        }
    }
}
