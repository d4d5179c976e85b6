package com.payi.it.servers;

/** What the library uses where the platform has it, and does without elsewhere. */
enum Api {
    JAX_RS("JAX-RS", "jakarta.ws.rs.client.Client"),
    JSON_P("JSON-P", "jakarta.json.JsonValue"),
    CONCURRENCY("Jakarta Concurrency", "jakarta.enterprise.concurrent.ManagedExecutorService"),
    SECURITY("Jakarta Security", "jakarta.security.enterprise.SecurityContext"),
    CONFIG("MicroProfile Config", "org.eclipse.microprofile.config.Config"),
    REST_CLIENT("MicroProfile REST client", "org.eclipse.microprofile.rest.client.RestClientBuilder");

    private final String label;
    private final String type;

    Api(String label, String type) {
        this.label = label;
        this.type = type;
    }

    /** As the table has it. */
    String label() {
        return label;
    }

    /** A class that each of its versions has. */
    String type() {
        return type;
    }
}
