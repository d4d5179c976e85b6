package com.payi.cdi.client.admin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.payi.cdi.internal.edge.jaxrs.PayiApiFilter;

/**
 * What Pay-i knows of single calls. What holds for all clients of Pay-i's API is in the description of this
 * package.
 *
 * @since 0.1
 */
@Path("/api/v1/requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(baseUri = PayiApi.BASE_URL, configKey = PayiApi.CONFIG_KEY)
@RegisterProvider(PayiApiFilter.class)
public interface RequestsClient {
    /**
     * The result of a call ({@code GET /api/v1/requests/{request_id}/result}).
     *
     * @param requestId Pay-i's id of the call: {@code PayiResult.requestId()}
     * @return the result
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("{request_id}/result")
    RequestResult result(@PathParam("request_id") String requestId);

    /**
     * Sets properties of a call afterwards ({@code PUT /api/v1/requests/{request_id}/properties}).
     *
     * @param requestId Pay-i's id of the call
     * @param body the properties
     * @return the answer
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @PUT
    @Path("{request_id}/properties")
    ApiMessage updateProperties(@PathParam("request_id") String requestId, PropertiesRequest body);

    /**
     * The result of a call by the id of the provider's answer ({@code GET
     * /api/v1/requests/provider/{category}/{provider_response_id}/result}).
     *
     * @param category the category, such as {@code system.openai}
     * @param providerResponseId the id that the provider gave its answer, as the event of the call has it
     * @return the result
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("provider/{category}/{provider_response_id}/result")
    RequestResult resultOfProvider(@PathParam("category") String category,
            @PathParam("provider_response_id") String providerResponseId);

    /**
     * Sets properties of a call afterwards, by the id of the provider's answer ({@code PUT
     * /api/v1/requests/provider/{category}/{provider_response_id}/properties}).
     *
     * @param category the category, such as {@code system.openai}
     * @param providerResponseId the id that the provider gave its answer, as the event of the call has it
     * @param body the properties
     * @return the answer
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @PUT
    @Path("provider/{category}/{provider_response_id}/properties")
    ApiMessage updatePropertiesOfProvider(@PathParam("category") String category,
            @PathParam("provider_response_id") String providerResponseId, PropertiesRequest body);
}
