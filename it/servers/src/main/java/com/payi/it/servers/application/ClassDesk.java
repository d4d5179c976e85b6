package com.payi.it.servers.application;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Says which classes this application can load. A platform that lacks an interface has none of its classes. */
@ApplicationScoped
public class ClassDesk implements Desk {
    @Override
    public Set<String> tasks() {
        return Set.of("class");
    }

    /** @return "true" where the application can load the class that the order has as its model, else "false" */
    @Override
    public Object perform(String task, Order order) {
        try {
            Class.forName(order.model(), false, ClassDesk.class.getClassLoader());
            return "true";
        } catch (ClassNotFoundException e) {
            return "false";
        }
    }
}
