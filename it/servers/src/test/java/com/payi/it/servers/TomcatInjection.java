package com.payi.it.servers;

import java.lang.reflect.InvocationTargetException;

import javax.naming.NamingException;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;

import org.apache.catalina.core.StandardContext;
import org.apache.tomcat.InstanceManager;
import org.apache.tomcat.SimpleInstanceManager;

/** Injects beans into servlets, as the JAR openwebbeans-tomcat does. */
final class TomcatInjection implements InstanceManager {
    private final InstanceManager instances = new SimpleInstanceManager();
    private final StandardContext application;

    TomcatInjection(StandardContext application) {
        this.application = application;
    }

    @Override
    public Object newInstance(Class<?> type) throws IllegalAccessException, InvocationTargetException, NamingException,
            InstantiationException, NoSuchMethodException {
        return injected(instances.newInstance(type));
    }

    @Override
    public Object newInstance(String type) throws IllegalAccessException, InvocationTargetException, NamingException,
            InstantiationException, ClassNotFoundException, NoSuchMethodException {
        return newInstance(type, application.getLoader().getClassLoader());
    }

    @Override
    public Object newInstance(String type, ClassLoader loader) throws IllegalAccessException, InvocationTargetException,
            NamingException, InstantiationException, ClassNotFoundException, NoSuchMethodException {
        return injected(instances.newInstance(type, loader));
    }

    @Override
    public void newInstance(Object instance) {
        injected(instance);
    }

    /** The listener that starts OpenWebBeans itself is created before there are beans. */
    private static <T> T injected(T instance) {
        if (instance instanceof jakarta.servlet.Servlet) {
            inject(CDI.current().getBeanManager(), instance);
        }
        return instance;
    }

    private static <T> void inject(BeanManager beans, T instance) {
        @SuppressWarnings("unchecked")
        AnnotatedType<T> type = (AnnotatedType<T>) beans.createAnnotatedType(instance.getClass());
        CreationalContext<T> context = beans.createCreationalContext(null);
        beans.getInjectionTargetFactory(type).createInjectionTarget(null).inject(instance, context);
    }

    @Override
    public void destroyInstance(Object instance) throws IllegalAccessException, InvocationTargetException {
        instances.destroyInstance(instance);
    }
}
