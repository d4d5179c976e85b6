package com.payi.it.servers;

class WildFlyLifecycleIT extends LifecycleContract {
    WildFlyLifecycleIT() {
        super(new WildFly("wildfly-lifecycle"));
    }
}
