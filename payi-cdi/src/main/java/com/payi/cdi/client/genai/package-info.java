/**
 * The SDK of Gemini, {@code com.google.genai:google-genai}: {@link com.payi.cdi.client.genai.PayiGenAi} makes a client
 * tracked. A client that is a CDI bean is tracked without it.
 */
package com.payi.cdi.client.genai;
