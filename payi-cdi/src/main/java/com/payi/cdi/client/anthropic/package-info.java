/**
 * The SDK of Anthropic, {@code com.anthropic:anthropic-java}: {@link com.payi.cdi.client.anthropic.PayiAnthropic} makes a client tracked.
 * A client that is a CDI bean is tracked without it.
 */
package com.payi.cdi.client.anthropic;
