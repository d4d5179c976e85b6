package com.payi.cdi.client.admin;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.payi.cdi.internal.edge.jaxrs.PayiApiFilter;

/**
 * Pay-i's limits. What holds for all clients of Pay-i's API is in the description of this package.
 *
 * @since 0.1
 */
@Path("/api/v1/limits")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(baseUri = PayiApi.BASE_URL, configKey = PayiApi.CONFIG_KEY)
@RegisterProvider(PayiApiFilter.class)
public interface LimitsClient {
    /**
     * Creates a limit ({@code POST /api/v1/limits}).
     *
     * @param body the limit
     * @return the limit as Pay-i has it
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @POST
    LimitResponse create(NewLimit body);

    /**
     * A page of the limits ({@code GET /api/v1/limits}).
     *
     * @param limitName only the limit of this name; null for all
     * @param cursor where the page begins: {@code cursor} of the page before; null for the first page
     * @param limit how many a page has at most; null for Pay-i's default
     * @param sortAscending whether the oldest come first; null for Pay-i's default
     * @return the page
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    LimitPage list(@QueryParam("limit_name") String limitName, @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit, @QueryParam("sort_ascending") Boolean sortAscending);

    /**
     * A limit, with what is spent under it ({@code GET /api/v1/limits/{limit_id}}).
     *
     * @param limitId the id of the limit
     * @return the limit
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("{limit_id}")
    LimitResponse get(@PathParam("limit_id") String limitId);

    /**
     * Changes a limit ({@code PUT /api/v1/limits/{limit_id}}).
     *
     * @param limitId the id of the limit
     * @param body what is to be changed
     * @return the limit as it is now
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @PUT
    @Path("{limit_id}")
    LimitResponse update(@PathParam("limit_id") String limitId, LimitChange body);

    /**
     * Deletes a limit ({@code DELETE /api/v1/limits/{limit_id}}).
     *
     * @param limitId the id of the limit
     * @return the answer
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @DELETE
    @Path("{limit_id}")
    ApiMessage delete(@PathParam("limit_id") String limitId);

    /**
     * Begins again at nothing ({@code POST /api/v1/limits/{limit_id}/reset}).
     *
     * @param limitId the id of the limit
     * @param resetDate from when on, in ISO 8601; null for now
     * @return the limit before
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @POST
    @Path("{limit_id}/reset")
    LimitHistoryResponse reset(@PathParam("limit_id") String limitId, @QueryParam("resetDate") String resetDate);

    /**
     * Sets values of one's own ({@code PUT /api/v1/limits/{limit_id}/properties}).
     *
     * @param limitId the id of the limit
     * @param body the values
     * @return the limits that have them now
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @PUT
    @Path("{limit_id}/properties")
    List<LimitResponse> updateProperties(@PathParam("limit_id") String limitId, PropertiesRequest body);
}
