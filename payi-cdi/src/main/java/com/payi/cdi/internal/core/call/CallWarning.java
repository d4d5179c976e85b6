package com.payi.cdi.internal.core.call;

/**
 * Something to log about a call.
 *
 * @param kind warnings of one kind are logged once a minute
 */
record CallWarning(String kind, Runnable message) {}
