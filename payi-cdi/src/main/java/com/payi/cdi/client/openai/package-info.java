/**
 * The SDK of OpenAI, {@code com.openai:openai-java}: {@link com.payi.cdi.client.openai.PayiOpenAi} makes a client tracked.
 * A client that is a CDI bean is tracked without it.
 */
package com.payi.cdi.client.openai;
