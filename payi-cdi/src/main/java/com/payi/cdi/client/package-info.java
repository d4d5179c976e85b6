/**
 * Calls of any HTTP client: what an adapter for a client needs to apply the context of a call, and to show the library
 * the bytes that pass. {@link com.payi.cdi.client.ClientCall} is the beginning. The packages below this one are the
 * adapters of the library itself, one for each client; they use nothing else.
 */
package com.payi.cdi.client;
