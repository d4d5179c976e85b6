package com.payi.it.quarkus.devui;

import java.lang.ref.WeakReference;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Shows the class loader of this start of the application to the test, which is in the same process. */
@Path("/start")
public class StartResource {
    static final String LOADER = "class loader of the application";

    /** The text changes with each reload of the test. */
    @GET
    public String start() {
        System.getProperties().put(LOADER, new WeakReference<>(StartResource.class.getClassLoader()));
        return "start_0";
    }
}
