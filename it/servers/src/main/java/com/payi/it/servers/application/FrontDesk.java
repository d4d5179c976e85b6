package com.payi.it.servers.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Finds the part of the application that performs a task. JAX-RS resource, servlet and HTTP server only ask it. */
@ApplicationScoped
public class FrontDesk {
    @Inject
    @Any
    Instance<Desk> desks;

    /** @return as {@link Desk#perform} */
    public Object perform(String task, Order order) throws Exception {
        for (Desk desk : desks) {
            if (desk.tasks().contains(task)) {
                return desk.perform(task, order);
            }
        }
        throw new IllegalArgumentException("No part of this application performs " + task);
    }
}
