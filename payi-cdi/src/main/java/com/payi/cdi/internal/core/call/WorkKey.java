package com.payi.cdi.internal.core.call;

/**
 * Work in the background.
 *
 * @param host of its provider, in lower case
 * @param id the provider's
 */
record WorkKey(String host, String id) {}
