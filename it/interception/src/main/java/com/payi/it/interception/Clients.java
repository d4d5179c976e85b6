package com.payi.it.interception;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.payi.cdi.Track;

/** Interfaces of MicroProfile REST clients. No call leaves the machine: a filter answers with what it sees. */
public final class Clients {
    private Clients() {}

    /** Answers. */
    public static class Answering implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            String user = request.getHeaderString("X-User");
            request.abortWith(Response.ok(user == null ? Seen.useCase() : Seen.user(), "text/plain").build());
        }
    }

    /** Annotated on methods. */
    @Path("/")
    @RegisterRestClient(baseUri = "http://127.0.0.1:1")
    @RegisterProvider(Answering.class)
    public interface OnMethod {
        @GET
        @Track(useCaseName = "client_method")
        String method();

        @GET
        @Track(useCaseName = "client_annotated")
        String configured();

        @GET
        @Track(useCaseName = "client_argument")
        String withArgument(@HeaderParam("X-User") @Track.UserId String user);

        @Track(useCaseName = "client_default")
        default String defaultMethod() {
            return Seen.useCase();
        }
    }

    /** Annotated itself. */
    @Path("/")
    @RegisterRestClient(baseUri = "http://127.0.0.1:1")
    @RegisterProvider(Answering.class)
    @Track(useCaseName = "client_interface")
    public interface OnInterface {
        @GET
        String method();
    }
}
