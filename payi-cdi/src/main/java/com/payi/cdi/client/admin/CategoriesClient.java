package com.payi.cdi.client.admin;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.payi.cdi.internal.edge.jaxrs.PayiApiFilter;

/**
 * Pay-i's categories and their resources, with prices. What holds for all clients of Pay-i's API is in the
 * description of this package.
 *
 * @since 0.1
 */
@Path("/api/v1/categories")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(baseUri = PayiApi.BASE_URL, configKey = PayiApi.CONFIG_KEY)
@RegisterProvider(PayiApiFilter.class)
public interface CategoriesClient {
    /**
     * A page of the categories ({@code GET /api/v1/categories}).
     *
     * @param active true for those whose prices hold, null for all
     * @param cursor where the page begins: {@code cursor} of the page before; null for the first page
     * @param limit how many a page has at most; null for Pay-i's default
     * @param sortAscending whether the oldest come first; null for Pay-i's default
     * @return the page
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    CategoryPage list(@QueryParam("Active") Boolean active, @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit, @QueryParam("sort_ascending") Boolean sortAscending);

    /**
     * Deletes a category of one's own ({@code DELETE /api/v1/categories/{category}}).
     *
     * @param category the category, such as {@code system.openai}
     * @return its resources as they were
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @DELETE
    @Path("{category}")
    List<Resource> delete(@PathParam("category") String category);

    /**
     * A page of the resources of a category ({@code GET /api/v1/categories/{category}/resources}).
     *
     * @param category the category, such as {@code system.openai}
     * @param active true for those whose prices hold, null for all
     * @param cursor where the page begins: {@code cursor} of the page before; null for the first page
     * @param limit how many a page has at most; null for Pay-i's default
     * @param sortAscending whether the oldest come first; null for Pay-i's default
     * @return the page
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("{category}/resources")
    ResourcePage resources(@PathParam("category") String category, @QueryParam("Active") Boolean active,
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit,
            @QueryParam("sort_ascending") Boolean sortAscending);

    /**
     * A page of the prices that a resource has and had ({@code GET
     * /api/v1/categories/{category}/resources/{resource}}).
     *
     * @param category the category, such as {@code system.openai}
     * @param resource the name of the resource
     * @param active true for those whose prices hold, null for all
     * @param cursor where the page begins: {@code cursor} of the page before; null for the first page
     * @param limit how many a page has at most; null for Pay-i's default
     * @param sortAscending whether the oldest come first; null for Pay-i's default
     * @return the page
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("{category}/resources/{resource}")
    ResourcePage prices(@PathParam("category") String category, @PathParam("resource") String resource,
            @QueryParam("Active") Boolean active, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit,
            @QueryParam("sort_ascending") Boolean sortAscending);

    /**
     * Creates a resource of one's own, or gives it new prices ({@code POST
     * /api/v1/categories/{category}/resources/{resource}}).
     *
     * @param category the category, such as {@code system.openai}
     * @param resource the name of the resource
     * @param body the prices
     * @return the resource as Pay-i has it
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @POST
    @Path("{category}/resources/{resource}")
    Resource create(@PathParam("category") String category, @PathParam("resource") String resource, NewResource body);

    /**
     * Deletes a resource of one's own ({@code DELETE /api/v1/categories/{category}/resources/{resource}}).
     *
     * @param category the category, such as {@code system.openai}
     * @param resource the name of the resource
     * @return the resource as it was
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @DELETE
    @Path("{category}/resources/{resource}")
    List<Resource> deleteResource(@PathParam("category") String category, @PathParam("resource") String resource);

    /**
     * A resource with certain prices ({@code GET …/resources/{resource}/{resource_id}}).
     *
     * @param category the category, such as {@code system.openai}
     * @param resource the name of the resource
     * @param resourceId the id of its prices
     * @return the resource
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("{category}/resources/{resource}/{resource_id}")
    Resource get(@PathParam("category") String category, @PathParam("resource") String resource,
            @PathParam("resource_id") String resourceId);

    /**
     * Deletes certain prices of a resource of one's own ({@code DELETE …/resources/{resource}/{resource_id}}).
     *
     * @param category the category, such as {@code system.openai}
     * @param resource the name of the resource
     * @param resourceId the id of its prices
     * @return the resource as it was
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @DELETE
    @Path("{category}/resources/{resource}/{resource_id}")
    Resource deletePrices(@PathParam("category") String category, @PathParam("resource") String resource,
            @PathParam("resource_id") String resourceId);
}
