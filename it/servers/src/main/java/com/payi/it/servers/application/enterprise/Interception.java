package com.payi.it.servers.application.enterprise;

/** The component that has {@code @Track}, as the tables of docs/reference/interception-servers.md name it. */
public enum Interception {
    BEAN("method of a CDI bean"),
    SELF_INVOCATION("the same, called by another method of the same bean"),
    RESOURCE("method of a JAX-RS resource that is a CDI bean"),
    STATELESS("method of a `@Stateless` enterprise bean"),
    STATELESS_CLASS("class of a `@Stateless` enterprise bean"),
    STATELESS_SELF_INVOCATION("method of a `@Stateless` bean, called by `SessionContext.getBusinessObject`"),
    SINGLETON("method of a `@Singleton` enterprise bean"),
    STATEFUL("method of a `@Stateful` enterprise bean"),
    SESSION_SCOPED("method of a `@SessionScoped` CDI bean"),
    ASYNCHRONOUS("`@Asynchronous` method (Jakarta Concurrency) of a CDI bean"),
    FAULT_TOLERANT("`@Asynchronous` method (MicroProfile Fault Tolerance) of a CDI bean"),
    ENTERPRISE_ASYNCHRONOUS("`@Asynchronous` method of a `@Stateless` enterprise bean"),
    TIMER("method that a timer of an enterprise bean calls (`@Timeout`, `@Schedule`)"),
    REST_CLIENT_INJECTED("method of a MicroProfile REST client interface, injected"),
    REST_CLIENT_BUILT("the same, from `RestClientBuilder.build`");

    /** Of all that is tracked for the tables. */
    static final String USE_CASE = "interception";

    private final String label;

    Interception(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
