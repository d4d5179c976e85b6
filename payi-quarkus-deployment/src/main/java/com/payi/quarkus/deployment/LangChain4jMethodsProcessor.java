package com.payi.quarkus.deployment;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;

import com.payi.cdi.Track;
import com.payi.cdi.internal.edge.bootstrap.PlatformIntegration;
import com.payi.cdi.internal.edge.track.metadata.LangChain4jMethod;

import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Lets ArC intercept the methods of AI services and tools, where the configuration of the build wants their names. */
@BuildSteps(onlyIf = PayiEnabled.class)
class LangChain4jMethodsProcessor {
    /** The end of the name of a class that quarkus-langchain4j generates from the interface of an AI service. */
    private static final String GENERATED = "$$QuarkusImpl";

    @BuildStep
    void track(BuildProducer<AnnotationsTransformerBuildItem> changes) {
        if (PlatformIntegration.wantsMethodsOfLangChain4j()) {
            changes.produce(new AnnotationsTransformerBuildItem(AnnotationTransformation.forMethods()
                    .whenMethod(LangChain4jMethodsProcessor::isUntracked)
                    .transform(method -> method.add(AnnotationInstance.builder(Track.class).build()))));
        }
    }

    /** An annotation on the method would replace one on the class. */
    private static boolean isUntracked(MethodInfo method) {
        ClassInfo type = method.declaringClass();
        return (isOfAiService(method) || isMarked(method)) && !method.hasDeclaredAnnotation(IndexedElementView.TRACK)
                && !type.hasDeclaredAnnotation(IndexedElementView.TRACK);
    }

    private static boolean isOfAiService(MethodInfo method) {
        return method.declaringClass().name().toString().endsWith(GENERATED) && !method.isConstructor()
                && !method.isStaticInitializer();
    }

    private static boolean isMarked(MethodInfo method) {
        return !method.declaringClass().isInterface() && method.annotations().stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.METHOD)
                .anyMatch(annotation -> LangChain4jMethod.markers().contains(annotation.name().toString()));
    }
}
