package com.payi.quarkus.deployment;

import java.util.List;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.Type;

import com.payi.cdi.internal.edge.bootstrap.PlatformIntegration;
import com.payi.quarkus.runtime.DisabledConfigBuilder;
import com.payi.quarkus.runtime.PayiConfigBuilder;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.ExcludedTypeBuildItem;
import io.quarkus.arc.deployment.ObserverTransformerBuildItem;
import io.quarkus.arc.processor.ObserverTransformer;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.RemovedResourceBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigBuilderBuildItem;
import io.quarkus.maven.dependency.ArtifactKey;

/**
 * Builds an application without the accounting. Beans of the library remain only where the application injects them, and
 * they do nothing.
 */
@BuildSteps(onlyIfNot = PayiEnabled.class)
class DisabledProcessor {
    private static final String LIBRARY = "com.payi.cdi.";

    /** Those that applications can inject, and what these need. Unused ones are removed. */
    @BuildStep
    AdditionalBeanBuildItem injectable() {
        return AdditionalBeanBuildItem.builder().addBeanClasses(PlatformIntegration.injectableBeans()).build();
    }

    @BuildStep
    ExcludedTypeBuildItem ofTheExtension() {
        return new ExcludedTypeBuildItem("com.payi.quarkus.runtime.**");
    }

    /** An observer would keep its bean in the application. */
    @BuildStep
    ObserverTransformerBuildItem withoutObservers() {
        return new ObserverTransformerBuildItem(new ObserverTransformer() {
            @Override
            public boolean appliesTo(Type observed, Set<AnnotationInstance> qualifiers) {
                return true;
            }

            @Override
            public void transform(TransformationContext context) {
                if (context.getMethod() != null
                        && context.getMethod().declaringClass().name().toString().startsWith(LIBRARY)) {
                    context.veto();
                }
            }
        });
    }

    @BuildStep
    void configuration(BuildProducer<RunTimeConfigBuilderBuildItem> builders) {
        builders.produce(new RunTimeConfigBuilderBuildItem(PayiConfigBuilder.class.getName()));
        builders.produce(new RunTimeConfigBuilderBuildItem(DisabledConfigBuilder.class.getName()));
    }

    /** What other libraries would look up, such as listeners of REST clients. */
    @BuildStep
    void services(BuildProducer<RemovedResourceBuildItem> removed) {
        for (String artifact : List.of("payi-cdi", "payi-quarkus-runtime")) {
            removed.produce(new RemovedResourceBuildItem(ArtifactKey.fromString("com.payi:" + artifact),
                    PlatformIntegration.servicesOfOthers()));
        }
    }
}
