package com.payi.it.quarkus.devservice;

import java.lang.ref.WeakReference;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

/** Asks a model, and shows the class loader of this start of the application to the test, which is in the same process. */
@Path("/reloaded")
public class ReloadedResource {
    static final String LOADER = "class loader of the application";

    private final ChatClient client;

    ReloadedResource(@RestClient ChatClient client) {
        this.client = client;
    }

    /** The use case changes with each reload of the test. */
    @GET
    @Track(useCaseName = "start_0")
    public String ask() {
        System.getProperties().put(LOADER, new WeakReference<>(ReloadedResource.class.getClassLoader()));
        return client.ask("{\"model\":\"gpt-4o-mini\",\"messages\":[]}");
    }
}
