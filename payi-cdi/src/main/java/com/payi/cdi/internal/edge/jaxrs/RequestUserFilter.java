package com.payi.cdi.internal.edge.jaxrs;

import java.security.Principal;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;

import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.request.TrackRequestBean;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * Notes the user of a request, for platforms whose users no bean knows, such as Helidon. Runs after the filters that
 * authenticate. A request without a user costs one look at it.
 */
@ConstrainedTo(RuntimeType.SERVER)
@Priority(RequestUserFilter.PRIORITY)
public class RequestUserFilter implements ContainerRequestFilter {
    public static final int PRIORITY = Priorities.AUTHORIZATION - 500;

    private final Containment contained = new Containment();

    @Override
    public void filter(ContainerRequestContext request) {
        contained.run(() -> note(request), failure -> PayiLogger.LOG.stepFailed("the user of a request", failure));
    }

    private static void note(ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        Principal user = security == null ? null : security.getUserPrincipal();
        PayiRuntime runtime = user == null ? null : RuntimeLocator.find(PayiRuntime.class);
        if (runtime != null && runtime.configuration().userIdFromPrincipal()) {
            RuntimeLocator.find(TrackRequestBean.class).authenticated(user);
        }
    }
}
