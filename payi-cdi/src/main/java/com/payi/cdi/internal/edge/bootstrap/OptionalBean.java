package com.payi.cdi.internal.edge.bootstrap;

import java.util.Arrays;
import java.util.List;

import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * Beans for technologies that an application or its server may lack. Listed by name, because a class cannot be loaded
 * where its technology is missing.
 */
enum OptionalBean {
    JAX_RS("edge.jaxrs.ClientCalls", "jakarta.ws.rs.client.ClientRequestFilter"),
    HEALTH_CHECK("edge.observe.DeliveryHealthCheck", "org.eclipse.microprofile.health.HealthCheck"),
    MICROPROFILE_METRICS("edge.observe.MicroProfileMetricsSink", "org.eclipse.microprofile.metrics.MetricRegistry"),
    MICROMETER("edge.observe.MicrometerSink", "io.micrometer.core.instrument.MeterRegistry"),
    JAKARTA_SECURITY("edge.request.JakartaSecurityPrincipalSource", "jakarta.security.enterprise.SecurityContext"),
    SERVLET_SENDER("edge.services.ServletSenderAddress", "jakarta.servlet.http.HttpServletRequest"),
    SERVLET_PRINCIPAL("edge.services.ServletPrincipalSource", "jakarta.servlet.http.HttpServletRequest"),
    LANGCHAIN4J_CHAT("edge.langchain4j.ChatModelCalls", "dev.langchain4j.model.chat.listener.ChatModelListener"),
    /** Older releases have listeners that learn less. */
    LANGCHAIN4J_EMBEDDING("edge.langchain4j.EmbeddingModelCalls", "dev.langchain4j.model.embedding.request.EmbeddingRequest");

    private final String bean;
    private final String neededClass;

    OptionalBean(String name, String neededClass) {
        this.bean = "com.payi.cdi.internal." + name;
        this.neededClass = neededClass;
    }

    String className() {
        return bean;
    }

    /** A class that is present where the technology is. */
    String neededClass() {
        return neededClass;
    }

    /** The beans whose technology a class loader finds. */
    static List<Class<?>> present(ClassLoader loader) {
        return Arrays.stream(values()).<Class<?>>map(optional -> optional.load(loader)).filter(bean -> bean != null).toList();
    }

    /** Whether a class loader finds the technology. */
    boolean isPresent(ClassLoader loader) {
        return load(loader) != null;
    }

    private Class<?> load(ClassLoader loader) {
        try {
            Class.forName(neededClass, false, loader);
            return Class.forName(bean, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            PayiLogger.LOG.debugf("%s is left out: %s", bean, e);
            return null;
        }
    }
}
