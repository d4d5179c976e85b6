package com.payi.cdi.internal.edge.client;

import java.lang.reflect.Method;

import com.payi.cdi.client.CallContext;

/** An SDK whose clients and services are interfaces, and make changed copies of themselves with {@code withOptions}. */
public interface ServiceSdk {
    /** The artifact of the SDK. */
    String name();

    /** Whether a type is a client or a service of the SDK, with services or methods of its own. */
    boolean isService(Class<?> type);

    /** Whether a method of a service sends its request from another thread. */
    boolean isAsynchronous(Method method);

    /** A copy of a service for one call, whose requests have the context. */
    Object withContext(Object service, CallContext context);

    /** Tracks the transport again where the application has replaced it in these options. */
    ServiceSdk keptIn(Object options);

    /** The result of an asynchronous method, whose callbacks run in the context. */
    Object result(Object result, CallContext context);
}
