package com.payi.cdi.client.admin;

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
 * Pay-i's use cases and their instances. What holds for all clients of Pay-i's API is in the description of this
 * package.
 *
 * @since 0.1
 */
@Path("/api/v1/use_cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(baseUri = PayiApi.BASE_URL, configKey = PayiApi.CONFIG_KEY)
@RegisterProvider(PayiApiFilter.class)
public interface UseCasesClient {
    /**
     * Creates a use case ({@code POST /api/v1/use_cases/definitions}).
     *
     * @param body the use case
     * @return the use case as Pay-i has it
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @POST
    @Path("definitions")
    UseCaseDefinition create(NewUseCase body);

    /**
     * A page of the use cases ({@code GET /api/v1/use_cases/definitions}).
     *
     * @param useCaseName only the use case of this name; null for all
     * @param cursor where the page begins: {@code cursor} of the page before; null for the first page
     * @param limit how many a page has at most; null for Pay-i's default
     * @param sortAscending whether the oldest come first; null for Pay-i's default
     * @return the page
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("definitions")
    UseCasePage list(@QueryParam("use_case_name") String useCaseName, @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit, @QueryParam("sort_ascending") Boolean sortAscending);

    /**
     * A use case ({@code GET /api/v1/use_cases/definitions/{use_case_name}}).
     *
     * @param useCaseName the name of the use case
     * @return the use case
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("definitions/{use_case_name}")
    UseCaseDefinition get(@PathParam("use_case_name") String useCaseName);

    /**
     * Changes a use case ({@code PUT /api/v1/use_cases/definitions/{use_case_name}}).
     *
     * @param useCaseName the name of the use case
     * @param body what is to be changed
     * @return the use case as it is now
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @PUT
    @Path("definitions/{use_case_name}")
    UseCaseDefinition update(@PathParam("use_case_name") String useCaseName, UseCaseChange body);

    /**
     * Deletes a use case ({@code DELETE /api/v1/use_cases/definitions/{use_case_name}}).
     *
     * @param useCaseName the name of the use case
     * @return the use case as it was
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @DELETE
    @Path("definitions/{use_case_name}")
    UseCaseDefinition delete(@PathParam("use_case_name") String useCaseName);

    /**
     * Begins the next version of a use case ({@code POST …/increment_version}).
     *
     * @param useCaseName the name of the use case
     * @return the use case as it is now
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @POST
    @Path("definitions/{use_case_name}/increment_version")
    UseCaseDefinition incrementVersion(@PathParam("use_case_name") String useCaseName);

    /**
     * Sets the limit that each new instance gets ({@code POST …/limit_config}).
     *
     * @param useCaseName the name of the use case
     * @param body the limit
     * @return the use case as it is now
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @POST
    @Path("definitions/{use_case_name}/limit_config")
    UseCaseDefinition setLimitConfig(@PathParam("use_case_name") String useCaseName, LimitConfig body);

    /**
     * New instances get no limit any more ({@code DELETE …/limit_config}).
     *
     * @param useCaseName the name of the use case
     * @return the use case as it is now
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @DELETE
    @Path("definitions/{use_case_name}/limit_config")
    UseCaseDefinition deleteLimitConfig(@PathParam("use_case_name") String useCaseName);

    /**
     * Creates an instance, whose id Pay-i makes ({@code POST /api/v1/use_cases/instances/{use_case_name}}).
     *
     * @param useCaseName the name of the use case
     * @return the instance
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @POST
    @Path("instances/{use_case_name}")
    UseCaseInstance createInstance(@PathParam("use_case_name") String useCaseName);

    /**
     * An instance ({@code GET /api/v1/use_cases/instances/{use_case_name}/{use_case_id}}).
     *
     * @param useCaseName the name of the use case
     * @param useCaseId the id of the instance
     * @return the instance
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("instances/{use_case_name}/{use_case_id}")
    UseCaseInstance getInstance(@PathParam("use_case_name") String useCaseName, @PathParam("use_case_id") String useCaseId);

    /**
     * Deletes an instance ({@code DELETE /api/v1/use_cases/instances/{use_case_name}/{use_case_id}}).
     *
     * @param useCaseName the name of the use case
     * @param useCaseId the id of the instance
     * @return the instance as it was
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @DELETE
    @Path("instances/{use_case_name}/{use_case_id}")
    UseCaseInstance deleteInstance(@PathParam("use_case_name") String useCaseName, @PathParam("use_case_id") String useCaseId);

    /**
     * Sets values of an instance ({@code PUT …/properties}).
     *
     * @param useCaseName the name of the use case
     * @param useCaseId the id of the instance
     * @param body the values
     * @return the instance
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @PUT
    @Path("instances/{use_case_name}/{use_case_id}/properties")
    UseCaseInstance updateInstanceProperties(@PathParam("use_case_name") String useCaseName,
            @PathParam("use_case_id") String useCaseId, PropertiesRequest body);
}
