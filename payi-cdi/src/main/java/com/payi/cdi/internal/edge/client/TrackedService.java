package com.payi.cdi.internal.edge.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

import com.payi.cdi.client.CallContext;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * A client or service of an SDK whose asynchronous methods send from threads of the SDK. The context of a call is that of
 * the thread that calls the method: it is handed to a service that is made for this one call. Everything else behaves as
 * the object of the SDK does.
 */
public final class TrackedService implements InvocationHandler {
    private final Object service;
    private final ServiceSdk sdk;

    private TrackedService(Object service, ServiceSdk sdk) {
        this.service = service;
        this.sdk = sdk;
    }

    /**
     * Makes the proxy of a client or service.
     *
     * @param type the interface of the SDK
     * @param service the object of the SDK
     * @param sdk what is to be known of the SDK
     * @return the proxy, an instance of the interface
     */
    public static Object of(Class<?> type, Object service, ServiceSdk sdk) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, new TrackedService(service, sdk));
    }

    /** Whether an object is such a proxy. */
    public static boolean isTracked(Object object) {
        return handler(object) != null;
    }

    private static TrackedService handler(Object object) {
        return object != null && Proxy.isProxyClass(object.getClass())
                && Proxy.getInvocationHandler(object) instanceof TrackedService tracked ? tracked : null;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(method, arguments);
        }
        Class<?> returned = method.getReturnType();
        if (isWithOptions(method) && arguments[0] != null) {
            return withOptions(method, arguments[0]);
        }
        if (sdk.isService(returned)) {
            Object next = invoked(service, method, arguments);
            return next == null ? null : of(returned, next, sdk);
        }
        return sdk.isAsynchronous(method) ? asynchronous(method, arguments) : invoked(service, method, arguments);
    }

    private Object ofObject(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("equals")) {
            TrackedService other = handler(arguments[0]);
            return other != null && service.equals(other.service);
        }
        return invoked(service, method, arguments);
    }

    private static boolean isWithOptions(Method method) {
        return method.getName().equals("withOptions") && method.getParameterCount() == 1
                && method.getParameterTypes()[0] == Consumer.class;
    }

    /** The application may replace the transport, and with it what tracks the calls. */
    private Object withOptions(Method method, Object modifier) throws Throwable {
        ServiceSdk[] next = {sdk};
        @SuppressWarnings("unchecked")
        Consumer<Object> application = (Consumer<Object>) modifier;
        Consumer<Object> both = options -> {
            application.accept(options);
            try {
                next[0] = sdk.keptIn(options);
            } catch (RuntimeException | LinkageError e) {
                failed(e);
            }
        };
        Object other = invoked(service, method, new Object[]{both});
        return other == null ? null : of(method.getReturnType(), other, next[0]);
    }

    private Object asynchronous(Method method, Object[] arguments) throws Throwable {
        CallContext context;
        Object forCall;
        try {
            context = CallContext.current();
            forCall = sdk.withContext(service, context);
        } catch (RuntimeException | LinkageError e) {
            failed(e);
            return invoked(service, method, arguments);
        }
        return sdk.result(invoked(forCall, method, arguments), context);
    }

    private void failed(Throwable failure) {
        ThrottledLog.ofProcess().warn(sdk.name(), () -> PayiLogger.LOG.clientStepFailed(sdk.name(), failure));
    }

    private static Object invoked(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
