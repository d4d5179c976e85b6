package com.payi.cdi.internal.edge.jaxrs;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.SetupLogger;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * Makes beans of the clients of Pay-i's API. Not by the REST client's own extension: an application with two REST clients
 * would get each bean twice, and not start. Never loaded where the API of MicroProfile REST clients is missing.
 */
public final class ApiClientBeans {
    private ApiClientBeans() {}

    /** @param types interfaces of REST clients */
    public static void addTo(AfterBeanDiscovery event, List<Class<?>> types) {
        types.forEach(type -> add(event, type));
    }

    private static <T> void add(AfterBeanDiscovery event, Class<T> type) {
        event.<T>addBean().beanClass(type).types(type, Object.class).qualifiers(RestClient.LITERAL)
                .scope(ApplicationScoped.class).createWith(context -> built(type))
                .destroyWith((client, context) -> close(client));
    }

    /** Built with the first call, on a thread of the application. */
    private static <T> T built(Class<T> type) {
        PayiRuntime runtime = RuntimeLocator.find(PayiRuntime.class);
        if (runtime == null) {
            throw new IllegalStateException(SetupLogger.LOG.apiWithoutRuntime());
        }
        DeliveryConfiguration delivery = runtime.configuration().delivery();
        return RestClientBuilder.newBuilder().baseUri(PayiConfiguration.DEFAULT_BASE_URL)
                .connectTimeout(delivery.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(delivery.requestTimeout().toMillis(), TimeUnit.MILLISECONDS).build(type);
    }

    private static void close(Object client) {
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                PayiLogger.LOG.debugf(e, "A client of Pay-i's API cannot be closed");
            }
        }
    }
}
