package com.payi.it.servers;

import jakarta.enterprise.context.ApplicationScoped;

import com.payi.cdi.Track;

/** A bean that no application can be deployed with. */
@ApplicationScoped
class ContradictoryBean {
    @Track(proxy = {true, false})
    public void ask() {}
}
