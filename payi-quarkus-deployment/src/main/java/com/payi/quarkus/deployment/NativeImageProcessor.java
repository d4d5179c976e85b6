package com.payi.quarkus.deployment;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.internal.edge.bootstrap.TrackedClients;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.nativeimage.NativeImageProxyDefinitionBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;

/** What a native image has to know of optional libraries, as far as an application has them. They are named, not used. */
@BuildSteps(onlyIf = PayiEnabled.class)
class NativeImageProcessor {
    /** Looked up by name at run time, to see whether they are there. */
    private static final List<String> LOOKED_UP = List.of("org.h2.mvstore.MVStore",
            "org.apache.kafka.clients.producer.KafkaProducer", "io.smallrye.mutiny.Multi",
            "io.smallrye.common.vertx.VertxContext", "org.eclipse.microprofile.jwt.JsonWebToken",
            "com.openai.client.OpenAIClient", "com.anthropic.client.AnthropicClient", "com.google.genai.Client",
            "dev.langchain4j.http.client.HttpClientBuilder", "io.quarkiverse.langchain4j.RegisterAiService");
    /** SDKs whose clients and services are interfaces that the library puts a proxy before: client, and begin of packages. */
    private static final Map<String, String> PROXIED = Map.of("com.openai.client.OpenAIClient", "com.openai.",
            "com.openai.client.OpenAIClientAsync", "com.openai.", "com.anthropic.client.AnthropicClient", "com.anthropic.",
            "com.anthropic.client.AnthropicClientAsync", "com.anthropic.");
    private static final String AWS = "software.amazon.awssdk.core.interceptor.ExecutionInterceptor";
    private static final String AZURE = "com.azure.core.http.policy.HttpPolicyProvider";
    private static final String JTOKKIT = "com.knuddels.jtokkit.Encodings";

    @BuildStep
    void names(BuildProducer<ReflectiveClassBuildItem> reflective) {
        LOOKED_UP.stream().filter(QuarkusClassLoader::isClassPresentAtRuntime).forEach(
                type -> reflective.produce(ReflectiveClassBuildItem.builder(type).constructors(false).build()));
    }

    /** The adapters of clients that the application produces. */
    @BuildStep
    void adapters(BuildProducer<ReflectiveClassBuildItem> reflective) {
        TrackedClients.adapters().forEach((client, adapter) -> {
            if (QuarkusClassLoader.isClassPresentAtRuntime(client)) {
                reflective.produce(ReflectiveClassBuildItem.builder(adapter).methods().build());
            }
        });
    }

    @BuildStep
    void proxies(BuildProducer<NativeImageProxyDefinitionBuildItem> proxies) {
        Set<Class<?>> services = new LinkedHashSet<>();
        PROXIED.forEach((client, packages) -> {
            if (QuarkusClassLoader.isClassPresentAtRuntime(client)) {
                collect(loaded(client), packages, services);
            }
        });
        services.forEach(service -> proxies.produce(new NativeImageProxyDefinitionBuildItem(service.getName())));
    }

    private static Class<?> loaded(String type) {
        try {
            return Class.forName(type, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The class path has changed while the application was built", e);
        }
    }

    /** An interface of the SDK, and those that its methods return. */
    private static void collect(Class<?> type, String packages, Set<Class<?>> found) {
        if (type.isInterface() && isClientOrService(type.getName(), packages) && found.add(type)) {
            for (Method method : type.getMethods()) {
                collect(method.getReturnType(), packages, found);
            }
        }
    }

    private static boolean isClientOrService(String type, String packages) {
        return type.startsWith(packages + "client.") || type.startsWith(packages + "services.");
    }

    /** Files by which SDKs find the library, and the tables of the tokenizer. */
    @BuildStep
    void files(BuildProducer<NativeImageResourceBuildItem> resources,
            BuildProducer<NativeImageResourcePatternsBuildItem> patterns,
            BuildProducer<ReflectiveClassBuildItem> reflective, BuildProducer<ServiceProviderBuildItem> services) {
        if (QuarkusClassLoader.isClassPresentAtRuntime(AWS)) {
            resources.produce(new NativeImageResourceBuildItem(
                    "software/amazon/awssdk/services/bedrockruntime/execution.interceptors"));
            reflective.produce(ReflectiveClassBuildItem.builder("com.payi.cdi.client.aws.PayiBedrockInterceptor").build());
        }
        if (QuarkusClassLoader.isClassPresentAtRuntime(AZURE)) {
            services.produce(ServiceProviderBuildItem
                    .allProvidersFromClassPath("com.azure.core.http.policy.BeforeRetryPolicyProvider"));
            services.produce(ServiceProviderBuildItem
                    .allProvidersFromClassPath("com.azure.core.http.policy.AfterRetryPolicyProvider"));
        }
        if (QuarkusClassLoader.isClassPresentAtRuntime(JTOKKIT)) {
            patterns.produce(NativeImageResourcePatternsBuildItem.builder().includeGlob("com/knuddels/jtokkit/*.tiktoken")
                    .build());
        }
    }
}
