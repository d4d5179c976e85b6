package com.payi.cdi.internal.edge.request;

import java.security.Principal;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

/** The principal as a bean: CDI's own {@link Principal}, or the token of MicroProfile JWT, which is one. */
final class PrincipalBeanSource implements PrincipalSource {
    private final Bean<?> bean;
    private final BeanManager beans;

    private PrincipalBeanSource(Bean<?> bean, BeanManager beans) {
        this.bean = bean;
        this.beans = beans;
    }

    /** Null where there is no such bean. */
    static PrincipalBeanSource of(Class<?> type, BeanManager beans) {
        Bean<?> bean = beans.resolve(beans.getBeans(type));
        return bean == null ? null : new PrincipalBeanSource(bean, beans);
    }

    /** Copies the name, because the bean may be a proxy that works during this call only. */
    @Override
    public Principal principal() {
        CreationalContext<?> creation = beans.createCreationalContext(bean);
        try {
            String name = ((Principal) beans.getReference(bean, Principal.class, creation)).getName();
            return () -> name;
        } finally {
            creation.release();
        }
    }
}
