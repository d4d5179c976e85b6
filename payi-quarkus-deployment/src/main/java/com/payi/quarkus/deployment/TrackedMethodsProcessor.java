package com.payi.quarkus.deployment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jboss.jandex.ClassInfo;

import com.payi.cdi.internal.edge.bootstrap.PlatformIntegration;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;
import com.payi.cdi.internal.edge.track.metadata.TrackedMethod;
import com.payi.cdi.internal.edge.track.metadata.TrackedTypeScanner;
import com.payi.cdi.internal.edge.track.metadata.TrackedTypeScanner.Interception;
import com.payi.quarkus.runtime.PayiRecorder;

import io.quarkus.arc.deployment.BeanRegistrationPhaseBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;

/** Collects the tracked methods of beans when the application is built, and reports mistakes in their annotations. */
@BuildSteps(onlyIf = PayiEnabled.class)
class TrackedMethodsProcessor {
    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem collect(BeanRegistrationPhaseBuildItem phase, PayiRecorder recorder,
            BuildProducer<ValidationErrorBuildItem> errors) {
        Annotations annotations = new Annotations(phase.getContext());
        TrackedTypeScanner scanner = new TrackedTypeScanner(Interception.BY_TRANSFORMATION);
        List<ClassInfo> types = phase.getContext().beans().classBeans().stream()
                .map(bean -> annotations.index().getClassByName(TrackedMethod.beanName(bean.getBeanClass().toString())))
                .filter(Objects::nonNull).toList();
        types.forEach(type -> scanner.scan(new IndexedTypeView(type, annotations)));
        new AiServiceCheck(annotations).warn(types);
        new NoBeanCheck(annotations).warn(withGenerated(types, phase, annotations));
        PlatformIntegration.checkAtBuild(scanner.collected(), scanner.problems())
                .ifPresent(problem -> errors.produce(new ValidationErrorBuildItem(problem)));
        return SyntheticBeanBuildItem.configure(CollectedMethods.class).scope(Singleton.class).unremovable()
                .runtimeValue(recorder.collected(scanner.methods())).done();
    }

    /** Later than the above, because ArC decides later which methods it intercepts. The producer is what Quarkus runs the step for. */
    @BuildStep
    void checkDefaultMethods(ValidationPhaseBuildItem phase, BuildProducer<ValidationErrorBuildItem> none) {
        DefaultMethodCheck check = new DefaultMethodCheck(new Annotations(phase.getContext()));
        phase.getContext().beans().classBeans().forEach(check::warn);
    }

    /** The classes that other extensions generate from interfaces have the interfaces' annotations, too. */
    private static Set<ClassInfo> withGenerated(List<ClassInfo> types, BeanRegistrationPhaseBuildItem phase,
            Annotations annotations) {
        Set<ClassInfo> all = new LinkedHashSet<>(types);
        phase.getContext().beans().classBeans().stream()
                .map(bean -> annotations.index().getClassByName(bean.getBeanClass()))
                .filter(Objects::nonNull).forEach(all::add);
        return all;
    }
}
