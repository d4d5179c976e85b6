package com.payi.it.benchmarks.start;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.it.benchmarks.calls.Service;
import com.payi.it.benchmarks.process.Commands;
import com.payi.it.benchmarks.process.Rest;

/** An application on Weld SE that can call a model, and does nothing. */
final class WeldApplication {
    private static List<Object> held = List.of();

    private WeldApplication() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("payi.api-key", "benchmark");
        WeldContainer container = new Weld().addBeanClass(Service.class).initialize();
        Service service = container.select(Service.class).get();
        Client client = ClientBuilder.newClient();
        held = Arrays.asList(container, service, client);
        Commands.serve(held.size() + " parts are ready", command -> Commands.figures(Rest.measure()));
    }
}
