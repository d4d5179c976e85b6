package com.payi.it.servers.application;

import java.util.Set;

/** A part of the application that performs tasks for tests. The parts that an application has depend on its platform. */
public interface Desk {
    /** The names of the tasks that this part performs. */
    Set<String> tasks();

    /**
     * Performs a task.
     *
     * @return a text, or an {@link java.io.InputStream} whose lines are passed on as they come
     * @throws Exception whatever the application's client throws
     */
    Object perform(String task, Order order) throws Exception;
}
