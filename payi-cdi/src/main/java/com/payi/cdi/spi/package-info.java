/**
 * What an application can add to the library: {@link com.payi.cdi.spi.ProviderDialect}, for a provider whose API the library
 * does not know, and {@link com.payi.cdi.spi.AsyncResultSupport}, for asynchronous types that it does not know. Stable within
 * a minor version.
 */
package com.payi.cdi.spi;
