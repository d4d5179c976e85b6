package com.payi.it.servers;

class WildFlyCallsIT extends CallsContract {
    WildFlyCallsIT() {
        super(new WildFly("wildfly-calls"));
    }
}
