package com.payi.cdi.internal.edge.bootstrap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.PayiProvider;
import com.payi.cdi.client.ClientProvider;
import com.payi.cdi.internal.core.config.MethodValues;
import com.payi.cdi.internal.core.context.FrameSource;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.QuarkusLogger;
import com.payi.cdi.internal.core.log.SetupLogger;
import com.payi.cdi.internal.edge.client.UnseenSdks;
import com.payi.cdi.internal.edge.config.PlatformConfig;
import com.payi.cdi.internal.edge.observe.IngestMeters;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.setup.SetupStart;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;
import com.payi.cdi.spi.AsyncResultSupport;

/**
 * What a platform needs that does not run portable extensions, such as Quarkus: which classes to register when an
 * application is built, and what to do when it starts. {@link PayiExtension} does the same work on the other platforms.
 */
public final class PlatformIntegration {
    private PlatformIntegration() {}

    /** The class names of the beans that every application has. */
    public static List<String> beans() {
        return Stream.concat(PayiBeans.names().stream(), Stream.of(OptionalBean.JAX_RS.className())).toList();
    }

    /** The class names of the beans that applications can inject, with those that they need: all of an application without accounting. */
    public static List<String> injectableBeans() {
        return PayiBeans.injectable();
    }

    /** The class name of the bean for MicroProfile Health. */
    public static String healthCheck() {
        return OptionalBean.HEALTH_CHECK.className();
    }

    /** The class name of the bean for Micrometer. */
    public static String micrometerSink() {
        return OptionalBean.MICROMETER.className();
    }

    /** The class names of the beans that listen to models of LangChain4j, each with the class that it needs. */
    public static Map<String, String> listenersOfLangChain4j() {
        return Map.of(OptionalBean.LANGCHAIN4J_CHAT.className(), OptionalBean.LANGCHAIN4J_CHAT.neededClass(),
                OptionalBean.LANGCHAIN4J_EMBEDDING.className(), OptionalBean.LANGCHAIN4J_EMBEDDING.neededClass());
    }

    /** Whether methods of AI services and tools give values, as the configuration of the build has it. */
    public static boolean wantsMethodsOfLangChain4j() {
        return MethodValues.read(PlatformConfig.lookup()).any();
    }

    /** The names of the generated classes that implement the message interfaces; JBoss Logging loads them by name. */
    public static List<String> messageLoggers() {
        return List.of(PayiLogger.class.getName() + "_$logger", DeliveryLogger.class.getName() + "_$logger",
                QuarkusLogger.class.getName() + "_$logger", SetupLogger.class.getName() + "_$logger");
    }

    /** The service types whose providers the library looks up while an application runs. */
    public static List<String> services() {
        return List.of(AsyncResultSupport.class.getName(), FrameSource.class.getName(), PayiProvider.class.getName(),
                ClientProvider.class.getName());
    }

    /** The files by which other libraries find the library's services. */
    public static Set<String> servicesOfOthers() {
        return Stream.of("jakarta.ws.rs.core.Feature", "jakarta.ws.rs.ext.Providers",
                "org.eclipse.microprofile.rest.client.spi.RestClientListener",
                "org.eclipse.microprofile.context.spi.ThreadContextProvider",
                "com.azure.core.http.policy.AfterRetryPolicyProvider", "com.azure.core.http.policy.BeforeRetryPolicyProvider")
                .map("META-INF/services/"::concat).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks an application while it is built, when its configuration is not known yet.
     *
     * @param problems the mistakes that were found when the annotations were read
     */
    public static Optional<PayiConfigurationException> checkAtBuild(CollectedMethods methods, Collection<String> problems) {
        return new DeploymentCheck(methods, problems).withoutConfiguration();
    }

    /**
     * Checks the configuration, then starts the runtime. The runtime is created after the check, because its
     * constructor reports only the first mistake.
     */
    public static void start(CollectedMethods methods, Supplier<PayiRuntime> runtime, Supplier<IngestMeters> meters,
            Supplier<SetupStart> setup) {
        new DeploymentCheck(methods, List.of()).with(PlatformConfig.lookup()).ifPresent(problem -> {
            throw problem;
        });
        start(runtime.get(), meters.get(), setup.get());
    }

    static void start(PayiRuntime runtime, IngestMeters meters, SetupStart setup) {
        runtime.announce();
        UnseenSdks.watch(runtime, Thread.currentThread().getContextClassLoader());
        meters.start();
        setup.start();
    }
}
