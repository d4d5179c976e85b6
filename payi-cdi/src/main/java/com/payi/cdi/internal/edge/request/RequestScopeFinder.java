package com.payi.cdi.internal.edge.request;

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
 * Finds the level of the request that is active on the calling thread. The contexts of containers are not kept: some
 * containers have one for all requests, others one for each. What is kept is a count of the levels that exist, because
 * asking for an inactive context costs an exception, and most threads of most applications have none.
 */
@Singleton
class RequestScopeFinder {
    private final AtomicInteger levels = new AtomicInteger();
    private final BeanManager beans;
    private volatile Bean<?> level;

    @Inject
    RequestScopeFinder(BeanManager beans) {
        this.beans = beans;
    }

    void begun() {
        levels.incrementAndGet();
    }

    void ended() {
        levels.decrementAndGet();
    }

    /** Null where no request is active, or where it has told nothing of itself. */
    RequestSnapshot find() {
        if (levels.get() == 0) {
            return null;
        }
        try {
            Context context = beans.getContext(RequestScoped.class);
            // Only looks: a level that nobody has asked for is not made.
            return context.get(level()) instanceof TrackRequestBean found ? found.latest() : null;
        } catch (ContextNotActiveException e) {
            return null;
        } catch (RuntimeException e) {
            PayiLogger.LOG.debug("The request could not be asked for its level", e);
            return null;
        }
    }

    private Bean<?> level() {
        Bean<?> known = level;
        if (known == null) {
            known = beans.resolve(beans.getBeans(TrackRequestBean.class));
            level = known;
        }
        return known;
    }
}
