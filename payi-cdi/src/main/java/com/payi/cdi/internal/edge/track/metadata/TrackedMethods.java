package com.payi.cdi.internal.edge.track.metadata;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.config.PlatformConfig;
import com.payi.cdi.internal.edge.track.metadata.TrackedMethod.Signature;

/**
 * What holds for each intercepted method. One for all instances of beans; everything is resolved when it is made, and a
 * call costs one look into a map.
 */
@Singleton
public class TrackedMethods {
    private final Map<Signature, TrackedOperation> collected = new HashMap<>();
    private final Map<Key, TrackedOperation> operations = new ConcurrentHashMap<>();
    private final BeanManager beans;
    private final ConfigLookup lookup;

    @Inject
    TrackedMethods(CollectedMethods methods, BeanManager beans) {
        this.beans = beans;
        this.lookup = PlatformConfig.lookup();
        OperationResolver resolver = new OperationResolver(lookup);
        for (TrackedMethod method : methods.all()) {
            collected.put(method.signature(), resolver.resolve(method));
        }
    }

    public TrackedOperation of(InvocationContext call) {
        // Quarkus intercepts static methods as well, which have no target.
        Class<?> bean = call.getTarget() == null ? call.getMethod().getDeclaringClass() : call.getTarget().getClass();
        Key key = new Key(bean, call.getMethod());
        TrackedOperation known = operations.get(key);
        if (known == null) {
            known = find(call, bean);
            operations.put(key, known);
        }
        return known;
    }

    private TrackedOperation find(InvocationContext call, Class<?> bean) {
        Method method = call.getMethod();
        List<String> parameterTypes = CdiMethodView.names(method.getParameterTypes());
        String declaring = TrackedMethod.beanName(method.getDeclaringClass().getName());
        // The target's class is one that the container has made under the bean's.
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            TrackedOperation found = collected
                    .get(new Signature(TrackedMethod.beanName(type.getName()), declaring, method.getName(), parameterTypes));
            if (found != null) {
                return found;
            }
        }
        // A client of an interface, whose class is made when the application runs.
        TrackedOperation found = collected.get(new Signature(declaring, declaring, method.getName(), parameterTypes));
        return found != null ? found : late(call, bean);
    }

    /** For beans that no extension was told of, such as those that other libraries make by themselves. */
    private TrackedOperation late(InvocationContext call, Class<?> bean) {
        OperationResolver resolver = new OperationResolver(lookup);
        TrackedMethod method = CalledMethod.of(call, bean, beans);
        TrackedOperation operation = resolver.resolve(method);
        if (!resolver.problems().isEmpty()) {
            PayiLogger.LOG.trackInvalidAtCall(method.where(), String.join("; ", resolver.problems()));
        }
        return operation;
    }

    private record Key(Class<?> bean, Method method) {}
}
