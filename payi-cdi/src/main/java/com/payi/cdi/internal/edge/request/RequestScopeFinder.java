package com.payi.cdi.internal.edge.request;

import java.security.Principal;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.core.context.RequestSnapshot;
import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * Finds the values of the request that is active on the calling thread. The container's context object is looked up
 * each time: some containers have one for all requests, others one for each. The count of existing beans avoids that
 * look-up, which costs an exception on each thread without a request.
 */
@Singleton
class RequestScopeFinder {
    private final AtomicInteger existing = new AtomicInteger();
    private final BeanManager beans;
    private volatile Bean<?> bean;

    @Inject
    RequestScopeFinder(BeanManager beans) {
        this.beans = beans;
    }

    void begun() {
        existing.incrementAndGet();
    }

    void ended() {
        existing.decrementAndGet();
    }

    /** Null if no request is active, or if the application has set no value for it. */
    RequestSnapshot find() {
        TrackRequestBean found = existing();
        return found == null ? null : found.latest();
    }

    /** The user of the request, where a filter has noted it. */
    Principal user() {
        TrackRequestBean found = existing();
        return found == null ? null : found.user();
    }

    private TrackRequestBean existing() {
        if (existing.get() == 0) {
            return null;
        }
        try {
            Context context = beans.getContext(RequestScoped.class);
            // Does not create the bean: a request without values has none.
            return context.get(bean()) instanceof TrackRequestBean found ? found : null;
        } catch (ContextNotActiveException e) {
            return null;
        } catch (RuntimeException e) {
            PayiLogger.LOG.debug("The values of the request cannot be read", e);
            return null;
        }
    }

    private Bean<?> bean() {
        Bean<?> known = bean;
        if (known == null) {
            known = beans.resolve(beans.getBeans(TrackRequestBean.class));
            bean = known;
        }
        return known;
    }
}
