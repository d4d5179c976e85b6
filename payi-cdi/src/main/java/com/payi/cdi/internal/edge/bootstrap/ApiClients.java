package com.payi.cdi.internal.edge.bootstrap;

import java.util.List;

import jakarta.enterprise.inject.spi.AfterBeanDiscovery;

import com.payi.cdi.client.admin.CategoriesClient;
import com.payi.cdi.client.admin.KpisClient;
import com.payi.cdi.client.admin.LimitsClient;
import com.payi.cdi.client.admin.RequestsClient;
import com.payi.cdi.client.admin.UseCasesClient;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.jaxrs.ApiClientBeans;

/** The clients of Pay-i's API, as beans where the application has the MicroProfile REST client. */
final class ApiClients {
    private static final String NEEDED = "org.eclipse.microprofile.rest.client.RestClientBuilder";
    private static final List<Class<?>> TYPES = List.of(LimitsClient.class, UseCasesClient.class, KpisClient.class,
            CategoriesClient.class, RequestsClient.class);

    private ApiClients() {}

    static void addTo(AfterBeanDiscovery event, ClassLoader loader) {
        try {
            Class.forName(NEEDED, false, loader);
            ApiClientBeans.addTo(event, TYPES);
        } catch (ClassNotFoundException | LinkageError e) {
            PayiLogger.LOG.debugf("The clients of Pay-i's API are left out: %s", e);
        }
    }
}
