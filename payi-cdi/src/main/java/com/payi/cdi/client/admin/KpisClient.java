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
 * Pay-i's KPIs of use cases, and the scores of their instances. What holds for all clients of Pay-i's API is in
 * the description of this package.
 *
 * @since 0.1
 */
@Path("/api/v1/use_cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(baseUri = PayiApi.BASE_URL, configKey = PayiApi.CONFIG_KEY)
@RegisterProvider(PayiApiFilter.class)
public interface KpisClient {
    /**
     * Creates a KPI ({@code POST /api/v1/use_cases/definitions/{use_case_name}/kpis}).
     *
     * @param useCaseName the name of the use case
     * @param body the KPI
     * @return the KPI as Pay-i has it
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @POST
    @Path("definitions/{use_case_name}/kpis")
    Kpi create(@PathParam("use_case_name") String useCaseName, NewKpi body);

    /**
     * A page of the KPIs of a use case ({@code GET /api/v1/use_cases/definitions/{use_case_name}/kpis}).
     *
     * @param useCaseName the name of the use case
     * @param kpiName only the KPI of this name; null for all
     * @param cursor where the page begins: {@code cursor} of the page before; null for the first page
     * @param limit how many a page has at most; null for Pay-i's default
     * @param sortAscending whether the oldest come first; null for Pay-i's default
     * @return the page
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("definitions/{use_case_name}/kpis")
    KpiPage list(@PathParam("use_case_name") String useCaseName, @QueryParam("kpi_name") String kpiName,
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit,
            @QueryParam("sort_ascending") Boolean sortAscending);

    /**
     * A KPI ({@code GET …/kpis/{kpi_name}}).
     *
     * @param useCaseName the name of the use case
     * @param kpiName the name of the KPI
     * @return the KPI
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("definitions/{use_case_name}/kpis/{kpi_name}")
    Kpi get(@PathParam("use_case_name") String useCaseName, @PathParam("kpi_name") String kpiName);

    /**
     * Changes a KPI ({@code PUT …/kpis/{kpi_name}}).
     *
     * @param useCaseName the name of the use case
     * @param kpiName the name of the KPI
     * @param body what is to be changed
     * @return the KPI as it is now
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @PUT
    @Path("definitions/{use_case_name}/kpis/{kpi_name}")
    Kpi update(@PathParam("use_case_name") String useCaseName, @PathParam("kpi_name") String kpiName, KpiChange body);

    /**
     * Deletes a KPI ({@code DELETE …/kpis/{kpi_name}}).
     *
     * @param useCaseName the name of the use case
     * @param kpiName the name of the KPI
     * @return the KPI as it was
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @DELETE
    @Path("definitions/{use_case_name}/kpis/{kpi_name}")
    Kpi delete(@PathParam("use_case_name") String useCaseName, @PathParam("kpi_name") String kpiName);

    /**
     * A page of the scores of an instance ({@code GET
     * /api/v1/use_cases/instances/{use_case_name}/{use_case_id}/kpis}).
     *
     * @param useCaseName the name of the use case
     * @param useCaseId the id of the instance
     * @param kpiName only the score of this KPI; null for all
     * @param cursor where the page begins: {@code cursor} of the page before; null for the first page
     * @param limit how many a page has at most; null for Pay-i's default
     * @param sortAscending whether the oldest come first; null for Pay-i's default
     * @return the page
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @GET
    @Path("instances/{use_case_name}/{use_case_id}/kpis")
    KpiScorePage scores(@PathParam("use_case_name") String useCaseName, @PathParam("use_case_id") String useCaseId,
            @QueryParam("kpi_name") String kpiName, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit,
            @QueryParam("sort_ascending") Boolean sortAscending);

    /**
     * Gives an instance a score ({@code PUT
     * /api/v1/use_cases/instances/{use_case_name}/{use_case_id}/kpis/{kpi_name}}).
     *
     * @param useCaseName the name of the use case
     * @param useCaseId the id of the instance
     * @param kpiName the name of the KPI
     * @param body the score
     * @throws jakarta.ws.rs.WebApplicationException if Pay-i refuses the request
     */
    @PUT
    @Path("instances/{use_case_name}/{use_case_id}/kpis/{kpi_name}")
    void score(@PathParam("use_case_name") String useCaseName, @PathParam("use_case_id") String useCaseId,
            @PathParam("kpi_name") String kpiName, NewScore body);
}
