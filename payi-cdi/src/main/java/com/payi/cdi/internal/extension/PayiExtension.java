package com.payi.cdi.internal.extension;

import java.lang.reflect.Modifier;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;

import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.Track;
import com.payi.cdi.internal.PayiLogger;
import com.payi.cdi.internal.config.ConfigLookup;
import com.payi.cdi.internal.config.ConfigurationReader;
import com.payi.cdi.internal.rest.ResteasyCaches;
import com.payi.cdi.internal.track.TrackDefinition;

/** Brings the library into a Jakarta EE container and reports at deployment what is wrong with its use. */
public class PayiExtension implements Extension {
    void addBeans(@Observes BeforeBeanDiscovery event) {
        Stream.concat(PayiBeans.classes().stream(), Stream.of(StartupObserver.class))
                .forEach(bean -> event.addAnnotatedType(bean, bean.getName()));
    }

    void check(@Observes ProcessManagedBean<?> event) {
        AnnotatedType<?> type = event.getAnnotatedBeanClass();
        check(type, type.getJavaClass().getName(), event);
        for (AnnotatedMethod<?> method : type.getMethods()) {
            String name = method.getJavaMember().getDeclaringClass().getName() + "." + method.getJavaMember().getName();
            check(method, name, event);
            if (method.isAnnotationPresent(Track.class)) {
                warnIfNotIntercepted(name, method.getJavaMember().getModifiers());
            }
        }
    }

    void checkConfiguration(@Observes AfterDeploymentValidation event) {
        try {
            ConfigurationReader.read(ConfigLookup.ofPlatform(), null);
        } catch (PayiConfigurationException e) {
            event.addDeploymentProblem(e);
        }
    }

    /** After the beans of the application, which may still make calls while they are destroyed. */
    void end(@Observes BeforeShutdown event) {
        ResteasyCaches.forgetApplication();
    }

    private static void check(Annotated annotated, String name, ProcessManagedBean<?> event) {
        Track track = annotated.getAnnotation(Track.class);
        if (track == null) {
            return;
        }
        for (String problem : TrackDefinition.of(track).problems()) {
            event.addDefinitionError(new PayiConfigurationException(PayiLogger.LOG.trackInvalid(name, problem)));
        }
    }

    private static void warnIfNotIntercepted(String name, int modifiers) {
        if (Modifier.isPrivate(modifiers)) {
            PayiLogger.LOG.trackHasNoEffect(name, "private");
        } else if (Modifier.isStatic(modifiers)) {
            PayiLogger.LOG.trackHasNoEffect(name, "static");
        }
    }
}
