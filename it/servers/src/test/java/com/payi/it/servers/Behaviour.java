package com.payi.it.servers;

/** What an application may expect of the library on each platform: the rows of docs/reference/platforms.md. */
enum Behaviour {
    START("the start is logged, without the key"),
    INGEST("calls are reported (ingest mode)"),
    PROXY("calls go through Pay-i (proxy mode)"),
    NESTING("contexts inside of contexts"),
    USERS("users at the same time"),
    ASYNC("asynchronous calls"),
    REACTIVE("`rx()`"),
    CARRIED("asynchronous calls on `TrackContext.executor(…)`"),
    REST_CLIENT("MicroProfile REST clients, waiting and later"),
    STREAM("streams reach the application as they come"),
    GZIP("compressed answers"),
    LARGE("answers of 30 MB"),
    ERROR("errors of the provider"),
    REFUSED("refused connections"),
    REGISTERED_TWICE("registered by hand as well"),
    HEADERS("no header of Pay-i at a provider, no key elsewhere"),
    SERVICES("the context goes to services that are named"),
    CALLERS("the context of a calling service is inherited"),
    REQUEST("values of the request"),
    PRINCIPAL("the authenticated user"),
    OVERRIDE("configuration of a member of `@Track`"),
    ENVIRONMENT("key from the environment, no key reported as unknown"),
    MISSING_KEY("without a key the application runs"),
    MISTAKES("mistakes fail the deployment, with their remedy"),
    SDKS("openai-java and LangChain4j in the application"),
    UNDEPLOYMENT("the end of the application delivers what is queued"),
    REDEPLOYMENT("redeployment begins anew and leaves no threads behind"),
    CLASS_LOADERS("redeployment leaves no class loaders behind"),
    TRAFFIC("every call is reported once while the application is replaced"),
    TERMINATION("SIGTERM delivers what is queued");

    private final String label;

    Behaviour(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
