package com.payi.quarkus.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import com.payi.cdi.internal.edge.bootstrap.TrackedClients;
import com.payi.quarkus.runtime.PayiRecorder;

import io.quarkus.arc.deployment.BeanRegistrationPhaseBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;

/** Finds the producers of clients of SDKs. The types are compared by name, because the SDKs may be missing. */
@BuildSteps(onlyIf = PayiEnabled.class)
class ClientProducersProcessor {
    /** The producers of one class. */
    private record Producers(Set<String> methods, Set<String> fields) {}

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void track(BeanRegistrationPhaseBuildItem phase, PayiRecorder recorder,
            BuildProducer<BytecodeTransformerBuildItem> changes) {
        Map<String, Producers> found = new TreeMap<>();
        Set<String> types = new TreeSet<>();
        for (BeanInfo bean : phase.getContext().beans().producers()) {
            AnnotationTarget producer = bean.getTarget().orElseThrow();
            if (producer.kind() == AnnotationTarget.Kind.METHOD && isClient(producer.asMethod().returnType())) {
                MethodInfo method = producer.asMethod();
                of(method.declaringClass().name().toString(), found).methods.add(method.name() + method.descriptor());
                types.add(method.returnType().name().toString());
            } else if (producer.kind() == AnnotationTarget.Kind.FIELD && isClient(producer.asField().type())) {
                FieldInfo field = producer.asField();
                of(field.declaringClass().name().toString(), found).fields.add(field.name());
                types.add(field.type().name().toString());
            }
        }
        recorder.noteProduced(List.copyOf(types));
        found.forEach((type, producers) -> changes.produce(new BytecodeTransformerBuildItem.Builder().setClassToTransform(type)
                .setContinueOnFailure(true)
                .setVisitorFunction((name, next) -> new ClientProducers(next, producers.methods, producers.fields)).build()));
    }

    private static Producers of(String type, Map<String, Producers> found) {
        return found.computeIfAbsent(type, name -> new Producers(new TreeSet<>(), new TreeSet<>()));
    }

    private static boolean isClient(Type type) {
        return TrackedClients.typeNames().contains(type.name().toString());
    }
}
