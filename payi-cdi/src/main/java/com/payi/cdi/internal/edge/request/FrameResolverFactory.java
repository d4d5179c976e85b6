package com.payi.cdi.internal.edge.request;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.spi.UserIdProvider;

/**
 * Makes the application's {@link FrameResolver} from its beans: user id providers, principal sources and the request.
 */
@Singleton
public class FrameResolverFactory {
    private final Instance<UserIdProvider> users;
    private final Instance<PrincipalSource> principals;
    private final RequestScopeFinder request;
    private final BeanManager beans;

    @Inject
    FrameResolverFactory(Instance<UserIdProvider> users, Instance<PrincipalSource> principals, RequestScopeFinder request,
            BeanManager beans) {
        this.users = users;
        this.principals = principals;
        this.request = request;
        this.beans = beans;
    }

    /**
     * Makes the resolver.
     *
     * @param configured the frame of the configuration
     * @param global whether that frame holds outside of every context, too
     * @param userFromPrincipal whether the authenticated principal gives the user id
     */
    public FrameResolver create(Frame configured, boolean global, boolean userFromPrincipal) {
        CurrentUserResolver user = new CurrentUserResolver(users, principals, beans, request::user,
                userFromPrincipal);
        return new FrameResolver(configured, global, request::find, user::userId);
    }
}
