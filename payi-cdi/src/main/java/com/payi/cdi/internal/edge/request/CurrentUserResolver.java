package com.payi.cdi.internal.edge.request;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.UserIdProvider;

/**
 * Finds the id of the current user: from the application's {@link UserIdProvider}s, else from the platform's principal.
 */
final class CurrentUserResolver {
    /** The names that servers give to a user who has not logged in. */
    private static final Set<String> ANONYMOUS = Set.of("anonymous", "<anonymous>", "unauthenticated");
    private static final String JSON_WEB_TOKEN = "org.eclipse.microprofile.jwt.JsonWebToken";

    private final List<UserIdProvider> providers;
    private final List<PrincipalSource> principals;
    private final ThrottledLog quiet = new ThrottledLog();
    private final ThreadLocal<Boolean> asking = new ThreadLocal<>();

    /**
     * @param ofRequest     the user of the request, for platforms that know no other principal
     * @param fromPrincipal whether the principal gives the user id
     */
    CurrentUserResolver(Instance<UserIdProvider> providers, Instance<PrincipalSource> platforms, BeanManager beans,
            PrincipalSource ofRequest, boolean fromPrincipal) {
        this.providers = providers.handlesStream()
                .sorted(Comparator.comparingInt((Instance.Handle<UserIdProvider> handle) -> -priority(handle)))
                .map(Instance.Handle::get).toList();
        this.principals = fromPrincipal ? principals(platforms, beans, ofRequest) : List.of();
    }

    private static int priority(Instance.Handle<UserIdProvider> handle) {
        Priority priority = handle.getBean().getBeanClass().getAnnotation(Priority.class);
        return priority == null ? 0 : priority.value();
    }

    private static List<PrincipalSource> principals(Instance<PrincipalSource> platforms, BeanManager beans,
            PrincipalSource ofRequest) {
        List<PrincipalSource> sources = new ArrayList<>(platforms.stream().filter(source -> !source.isLastResort()).toList());
        addIfPresent(sources, () -> PrincipalBeanSource.of(loaded(JSON_WEB_TOKEN), beans));
        addIfPresent(sources, () -> PrincipalBeanSource.of(Principal.class, beans));
        sources.add(ofRequest);
        platforms.stream().filter(PrincipalSource::isLastResort).forEach(sources::add);
        return List.copyOf(sources);
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(name);
        }
    }

    private static void addIfPresent(List<PrincipalSource> sources, Supplier<PrincipalSource> source) {
        try {
            PrincipalSource found = source.get();
            if (found != null) {
                sources.add(found);
            }
        } catch (RuntimeException | LinkageError e) {
            PayiLogger.LOG.debugf("A principal source is left out: %s", e);
        }
    }

    /** Null if no source knows the user. */
    String userId() {
        for (UserIdProvider provider : providers) {
            String id = userId(provider);
            if (id != null) {
                return id;
            }
        }
        for (PrincipalSource source : principals) {
            String name = name(source);
            if (name != null) {
                return ANONYMOUS.contains(name.toLowerCase(Locale.ROOT)) ? null : name;
            }
        }
        return null;
    }

    private String userId(UserIdProvider provider) {
        if (asking.get() != null) {
            // The provider opens or reads a context while it is asked: to ask it again would never end.
            return null;
        }
        asking.set(true);
        try {
            return provider.userId();
        } catch (RuntimeException | Error e) {
            quiet.warn("provider", () -> PayiLogger.LOG.userIdProviderFailed(e));
            return null;
        } finally {
            asking.remove();
        }
    }

    /** Null if the source does not know whether there is a user. */
    private static String name(PrincipalSource source) {
        try {
            Principal principal = source.principal();
            String name = principal == null ? null : principal.getName();
            return name == null || name.isBlank() ? null : name;
        } catch (RuntimeException | LinkageError e) {
            PayiLogger.LOG.debugf("No principal is known on this thread: %s", e);
            return null;
        }
    }
}
