package com.payi.quarkus.deployment;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

import com.payi.cdi.Track;

/** Reads an annotation of the index as if it were loaded. */
final class IndexedTrack implements InvocationHandler {
    private final AnnotationInstance instance;
    private final IndexView index;

    private IndexedTrack(AnnotationInstance instance, IndexView index) {
        this.instance = instance;
        this.index = index;
    }

    static Track of(AnnotationInstance instance, IndexView index) {
        return (Track) Proxy.newProxyInstance(IndexedTrack.class.getClassLoader(), new Class<?>[]{Track.class},
                new IndexedTrack(instance, index));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "annotationType" -> Track.class;
            case "toString" -> instance.toString();
            case "hashCode" -> instance.hashCode();
            case "equals" -> proxy == arguments[0];
            default -> member(instance.valueWithDefault(index, method.getName()), method.getReturnType());
        };
    }

    private static Object member(AnnotationValue value, Class<?> type) {
        if (type == String.class) {
            return value.asString();
        }
        if (type == int.class) {
            return value.asInt();
        }
        if (type == double.class) {
            return value.asDouble();
        }
        return type == boolean[].class ? value.asBooleanArray() : value.asStringArray();
    }
}
