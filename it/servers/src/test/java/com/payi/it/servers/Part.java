package com.payi.it.servers;

import java.util.Locale;

/** A package of the application: what it needs that not every platform has. The core needs CDI only. */
enum Part {
    /** JAX-RS: resources and the client that asks providers. */
    REST,
    /** MicroProfile REST clients, Config and Fault Tolerance. */
    MICROPROFILE,
    /** Enterprise beans and Jakarta Concurrency; needs {@link #MICROPROFILE}, too. */
    ENTERPRISE,
    /** Jakarta Security: users with a name and a password. */
    SECURITY,
    /** A servlet, and the JDK's HTTP client, in place of {@link #REST}. */
    PLAIN,
    /** CDI in Java SE behind the JDK's HTTP server, which is in place of JAX-RS resources. */
    SE;

    private static final String ROOT = "WEB-INF/classes/com/payi/it/servers/application/";

    /** Whether an entry of the WAR belongs to this part. */
    boolean has(String entry) {
        return entry.startsWith(ROOT + name().toLowerCase(Locale.ROOT) + "/");
    }
}
