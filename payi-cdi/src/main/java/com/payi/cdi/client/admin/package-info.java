/**
 * Pay-i's REST API for an application's own administration: limits, use cases, KPIs, categories, and what became of calls.
 * MicroProfile REST clients, injected as {@code @RestClient LimitsClient} or made with {@code RestClientBuilder}; they need
 * MicroProfile REST Client 3 and JSON-B or Jackson.
 *
 * <p>
 * Calls go to {@code payi.base-url} with {@code payi.api-key}. The key goes to no other host, whatever address a client is
 * made with. The calls carry no context ({@code xProxy-*} headers), and they are not accounted for, neither inside of a
 * {@code @Track} method nor in proxy mode.
 *
 * <p>
 * A refusal is a {@code WebApplicationException}; {@code PayiErrors.from(e.getResponse())} reads Pay-i's code from it.
 * Records have null for what Pay-i does not give, and members that this version does not know are ignored. Values are not
 * checked before they are sent. Stable within a minor version.
 */
package com.payi.cdi.client.admin;
