package com.payi.quarkus.deployment;

import java.util.Set;
import java.util.function.UnaryOperator;

import org.objectweb.asm.ClassVisitor;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.BytecodeTransformerBuildItem;

/**
 * Changes classes of other libraries where these have no extension point. Each class is named, because it may be
 * missing. A class that cannot be changed stays as it is.
 */
@BuildSteps(onlyIf = PayiEnabled.class)
class ChangedClassesProcessor {
    static final String CLIENT_BUILDER = "org.jboss.resteasy.reactive.client.impl.ClientBuilderImpl";

    private static final String UPSTREAM = "dev.langchain4j.service.";
    private static final String QUARKUS = "io.quarkiverse.langchain4j.runtime.aiservice.Quarkus";
    private static final Set<String> START = Set.of("start");
    private static final Set<String> CALLBACKS = Set.of("onPartialResponse", "onPartialThinking", "onPartialToolCall",
            "onCompleteResponse", "onError");

    @BuildStep
    void clientBuilder(BuildProducer<BytecodeTransformerBuildItem> changes) {
        change(CLIENT_BUILDER, FiltersOfClientBuilder::new, changes);
    }

    @BuildStep
    void langChain4j(BuildProducer<BytecodeTransformerBuildItem> changes) {
        // Made by the method of the AI service, and started by whoever gets it or subscribes to it.
        change(UPSTREAM + "AiServiceTokenStream", next -> new ContextOfConstruction(next, "opened", START, Set.of()), changes);
        change(QUARKUS + "AiServiceTokenStream", next -> new ContextOfConstruction(next, "opened", START, Set.of()), changes);
        // Made for each call of the model; the next call is made in their callbacks.
        change(UPSTREAM + "AiServiceStreamingResponseHandler",
                next -> new ContextOfConstruction(next, "current", CALLBACKS, Set.of()), changes);
        change(QUARKUS + "AiServiceStreamingResponseHandler",
                next -> new ContextOfConstruction(next, "current", CALLBACKS, Set.of("execute", "executeTools")), changes);
        change("io.quarkiverse.langchain4j.jaxrsclient.JaxRsHttpClient", ContextForExecutor::new, changes);
        change("dev.langchain4j.internal.RetryUtils$RetryPolicy", UnretriedRefusals::new, changes);
    }

    private static void change(String type, UnaryOperator<ClassVisitor> change,
            BuildProducer<BytecodeTransformerBuildItem> changes) {
        if (QuarkusClassLoader.isClassPresentAtRuntime(type)) {
            changes.produce(new BytecodeTransformerBuildItem.Builder().setClassToTransform(type).setCacheable(true)
                    .setContinueOnFailure(true).setVisitorFunction((name, next) -> change.apply(next)).build());
        }
    }
}
