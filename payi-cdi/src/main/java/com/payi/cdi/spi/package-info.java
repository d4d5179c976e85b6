/**
 * Extension points for applications: {@link com.payi.cdi.spi.ProviderDialect} adds a provider,
 * {@link com.payi.cdi.spi.AsyncResultSupport} an asynchronous type, {@link com.payi.cdi.spi.UserIdProvider} a source of
 * the current user, and {@link com.payi.cdi.spi.IngestSender} another way to Pay-i. Stable within a minor version.
 */
package com.payi.cdi.spi;
