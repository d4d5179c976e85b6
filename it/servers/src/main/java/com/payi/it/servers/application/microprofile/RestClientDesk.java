package com.payi.it.servers.application.microprofile;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.it.servers.application.Desk;
import com.payi.it.servers.application.Order;

/** The tasks that need a MicroProfile REST client. */
@ApplicationScoped
public class RestClientDesk implements Desk {
    @Inject
    Searches searches;

    @Override
    public Set<String> tasks() {
        return Set.of("search", "search-later", "rest-client-order");
    }

    @Override
    public Object perform(String task, Order order) throws Exception {
        return switch (task) {
            case "search" -> searches.search(order.model());
            case "search-later" -> searches.searchLater(order.model()).toCompletableFuture().get(20, TimeUnit.SECONDS);
            default -> searches.order(order.model());
        };
    }
}
