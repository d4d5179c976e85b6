package com.payi.cdi.internal.edge.bootstrap;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducer;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;

import com.payi.cdi.Track;
import com.payi.cdi.internal.edge.config.PlatformConfig;
import com.payi.cdi.internal.edge.jaxrs.ResteasyCaches;
import com.payi.cdi.internal.edge.track.FaultToleranceBinding;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;
import com.payi.cdi.internal.edge.track.metadata.TrackedTypeScanner;
import com.payi.cdi.internal.edge.track.metadata.TrackedTypeScanner.Interception;

/**
 * Registers the library with a Jakarta EE container, and reports mistakes in its use when an application is deployed.
 */
public class PayiExtension implements Extension {
    private final TrackedTypeScanner scanner = new TrackedTypeScanner(Interception.BY_SUBCLASS);

    void addBeans(@Observes BeforeBeanDiscovery event) {
        Stream.of(PayiBeans.classes(), List.of(StartupObserver.class), OptionalBean.present(getClass().getClassLoader()))
                .flatMap(List::stream).forEach(bean -> event.addAnnotatedType(bean, bean.getName()));
    }

    /** Interfaces are no beans, but other libraries, such as REST clients, create intercepted beans from them. */
    void collectInterface(@Observes @WithAnnotations(Track.class) ProcessAnnotatedType<?> event, BeanManager beans) {
        if (event.getAnnotatedType().getJavaClass().isInterface()) {
            scanner.scan(event.getAnnotatedType(), beans);
        }
    }

    /** Adds the binding that propagates contexts to the threads of fault tolerance, wherever its annotations are. */
    <T> void followAttempts(@Observes @WithAnnotations(Track.class) ProcessAnnotatedType<T> event) {
        AnnotatedType<T> type = event.getAnnotatedType();
        if (isFaultTolerant(type)) {
            event.configureAnnotatedType().add(FaultToleranceBinding.Literal.INSTANCE);
        }
        if (type.getMethods().stream().anyMatch(PayiExtension::isFaultTolerant)) {
            event.configureAnnotatedType().filterMethods(PayiExtension::isFaultTolerant)
                    .forEach(method -> method.add(FaultToleranceBinding.Literal.INSTANCE));
        }
    }

    private static boolean isFaultTolerant(Annotated element) {
        return element.getAnnotations().stream()
                .anyMatch(annotation -> FaultToleranceBinding.Literal.isFaultTolerance(annotation.annotationType().getName()));
    }

    /** Reads beans, not types: types may still be vetoed, and other extensions may still change their annotations. */
    void collect(@Observes ProcessManagedBean<?> event, BeanManager beans) {
        scanner.scan(event.getAnnotatedBeanClass(), beans);
    }

    void addCollectedMethods(@Observes AfterBeanDiscovery event) {
        event.addBean().beanClass(CollectedMethods.class).types(CollectedMethods.class).scope(Singleton.class)
                .createWith(context -> scanner.collected());
    }

    void addClientsOfPayi(@Observes AfterBeanDiscovery event) {
        ApiClients.addTo(event, getClass().getClassLoader());
    }

    /** Tracks clients of models. What their producers declare decides, because nothing is produced yet. */
    <T, X> void trackClient(@Observes ProcessProducer<T, X> event) {
        Class<?> declared = TrackedProducer.declared(event.getAnnotatedMember().getBaseType());
        if (declared != null && TrackedClients.isClient(declared)) {
            event.setProducer(new TrackedProducer<>(event.getProducer(), declared));
            TrackedClients.noteProduced(declared);
        }
    }

    /** Runs after the application's beans are destroyed, because they may make calls until then. */
    void end(@Observes BeforeShutdown event) {
        if (OptionalBean.JAX_RS.isPresent(getClass().getClassLoader())) {
            ResteasyCaches.forgetApplication();
        }
    }

    void check(@Observes AfterDeploymentValidation event) {
        new DeploymentCheck(scanner.collected(), scanner.problems()).with(PlatformConfig.lookup())
                .ifPresent(event::addDeploymentProblem);
    }
}
