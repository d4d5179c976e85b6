package com.payi.cdi.client.langchain4j;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

import com.payi.cdi.TrackContext;
import com.payi.cdi.internal.core.config.MethodValues;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;
import com.payi.cdi.internal.edge.threads.AsyncResults;
import com.payi.cdi.internal.edge.track.metadata.LangChain4jMethod;

/** Opens a context for each call of an AI service, with what its method gives by its name and its memory id. */
final class AiServiceCalls implements InvocationHandler {
    private static final String TOKEN_STREAM = "dev.langchain4j.service.TokenStream";

    private final Class<?> type;
    private final Object service;
    private final Map<Method, LangChain4jMethod> methods = new ConcurrentHashMap<>();
    private final Containment contained = new Containment();

    private AiServiceCalls(Class<?> type, Object service) {
        this.type = type;
        this.service = service;
    }

    /** With all interfaces of the service: LangChain4j looks for some of its own on agents. */
    static <T> T of(Class<T> type, T service) {
        Set<Class<?>> interfaces = new LinkedHashSet<>(Set.of(type));
        if (Proxy.isProxyClass(service.getClass())) {
            interfaces.addAll(Set.of(service.getClass().getInterfaces()));
        }
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), interfaces.toArray(Class<?>[]::new),
                new AiServiceCalls(type, service)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Exception {
        if (method.getDeclaringClass() == Object.class && method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        if (method.getDeclaringClass() == Object.class || !method.getDeclaringClass().isAssignableFrom(type)) {
            return inFront(proxy, called(service, method, arguments));
        }
        Frame frame = contained.value("open", () -> frameOf(method, arguments), null,
                failure -> PayiLogger.LOG.contextNotOpened(method.toString(), failure));
        if (frame == null) {
            return called(service, method, arguments);
        }
        try (CurrentFrame.OpenFrame open = CurrentFrame.open(frame)) {
            try {
                Object result = called(service, method, arguments);
                return result != null && method.getReturnType().getName().equals(TOKEN_STREAM)
                        ? startedInContext(method.getReturnType(), result)
                        : RuntimeLocator.find(AsyncResults.class).wrap(method.getReturnType(), result, open);
            } catch (Exception | Error e) {
                open.failed(e);
                throw e;
            }
        }
    }

    /** A workflow asks an agent for itself, or for the agent in its scope, and calls the answer. */
    private Object inFront(Object proxy, Object result) {
        if (result == service) {
            return proxy;
        }
        return type.isInstance(result) && !isInFront(result) ? wrapped(type, result) : result;
    }

    private static <T> T wrapped(Class<T> type, Object agent) {
        return of(type, type.cast(agent));
    }

    private static boolean isInFront(Object agent) {
        return Proxy.isProxyClass(agent.getClass()) && Proxy.getInvocationHandler(agent) instanceof AiServiceCalls;
    }

    /** Null where the configuration wants nothing of the method. */
    private Frame frameOf(Method method, Object[] arguments) {
        PayiRuntime runtime = RuntimeLocator.find(PayiRuntime.class);
        MethodValues wanted = runtime == null || !runtime.configuration().enabled() ? null : runtime.configuration().methods();
        if (wanted == null || !wanted.any()) {
            return null;
        }
        LangChain4jMethod known = methods.computeIfAbsent(method, each -> LangChain4jMethod.ofAiService(type, each));
        ContextValues.Builder values = ContextValues.builder();
        if (wanted.steps()) {
            values.set(ContextField.METHOD_STEP, known.step());
        }
        if (wanted.conversations() && known.memoryId() >= 0 && arguments[known.memoryId()] != null) {
            values.set(ContextField.CONVERSATION_ID, arguments[known.memoryId()].toString());
        }
        return runtime.open(values.build());
    }

    private static Object called(Object target, Method method, Object[] arguments) throws Exception {
        // The interface may not be public.
        method.trySetAccessible();
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw (Error) e.getCause();
        }
    }

    /** A stream makes its calls when it is started, which is after the method. */
    private static Object startedInContext(Class<?> streamType, Object stream) throws Exception {
        Method start = streamType.getMethod("start");
        Callable<Object> inContext = TrackContext.wrap(() -> called(stream, start, null));
        return Proxy.newProxyInstance(streamType.getClassLoader(), new Class<?>[]{streamType}, (proxy, method, arguments) -> {
            if (method.equals(start)) {
                return inContext.call();
            }
            Object result = called(stream, method, arguments);
            return result == stream ? proxy : result;
        });
    }
}
