package com.payi.it.servers;

import static com.payi.it.servers.Part.CONFIG;
import static com.payi.it.servers.Part.ENTERPRISE;
import static com.payi.it.servers.Part.MICROPROFILE;
import static com.payi.it.servers.Part.PLAIN;
import static com.payi.it.servers.Part.REST;
import static com.payi.it.servers.Part.SE;
import static com.payi.it.servers.Part.SECURITY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What applications run on. All behave as the contract has it, but for what is listed here: there the platform's reason and
 * what a user does instead are documented.
 */
enum Platform {
    WILDFLY("wildfly", "WildFly 39", Set.of(REST, CONFIG, MICROPROFILE, ENTERPRISE, SECURITY)),
    LIBERTY("liberty", "Open Liberty 26", Set.of(REST, CONFIG, MICROPROFILE, ENTERPRISE, SECURITY)),
    PAYARA("payara", "Payara Micro 6", Set.of(REST, CONFIG, MICROPROFILE, ENTERPRISE, SECURITY)),
    WILDFLY_PREVIEW("wildfly-preview", "WildFly Preview 39", Set.of(REST, CONFIG, MICROPROFILE, ENTERPRISE, SECURITY)),
    WILDFLY_30("wildfly-30", "WildFly 30", Set.of(REST, CONFIG, MICROPROFILE, ENTERPRISE, SECURITY)),
    GLASSFISH("glassfish", "GlassFish Embedded 8", Set.of(REST, SECURITY)),
    TOMEE("tomee", "TomEE Embedded 10", Set.of(REST)),
    HELIDON("helidon", "Helidon MP 4.3", Set.of(REST, CONFIG, MICROPROFILE)),
    TOMCAT("tomcat", "Tomcat 10.1, OpenWebBeans 4", Set.of(PLAIN)),
    WELD_RESTEASY("weld-resteasy", "Weld SE 5.1, RESTEasy 6.2", Set.of(REST, CONFIG, SE)),
    WELD_RESTEASY_7("weld-resteasy-7", "Weld SE 6.0, RESTEasy 7", Set.of(REST, CONFIG, SE)),
    WELD_JERSEY("weld-jersey", "Weld SE 5.1, Jersey 3.1", Set.of(REST, SE)),
    WELD_CXF("weld-cxf", "Weld SE 5.1, CXF 4.1", Set.of(REST, SE)),
    WELD_OLDEST("weld-oldest", "Weld SE 5.0, Jersey 3.1.0", Set.of(REST, CONFIG, SE)),
    QUARKUS("quarkus", "Quarkus 3.33", Set.of(REST, CONFIG, MICROPROFILE));

    private static final String EXECUTOR = "give the client's builder `TrackContext.executor(…)`";
    private static final String EMPTY_UNLESS_NAMED = "its executor starts with an empty context: " + EXECUTOR
            + ", or name `ResteasyThreadContext` in a file of the application";

    /** By the names of platforms: what they cannot do, and what helps. */
    private static final Map<String, Map<Behaviour, String>> LIMITATIONS = Map.of(
            "liberty", Map.of(Behaviour.ASYNC, "its executor starts with an empty context: " + EXECUTOR,
                    Behaviour.REACTIVE, "its executor starts with an empty context: " + EXECUTOR),
            "glassfish", Map.of(Behaviour.CLASS_LOADERS,
                    "it keeps those of all applications, also without the library: restart it after redeployments"),
            "tomcat", Map.of(Behaviour.CALLERS, "it has no JAX-RS for requests: set the values by `TrackRequest`"),
            "weld-resteasy", Map.of(Behaviour.ASYNC, EMPTY_UNLESS_NAMED, Behaviour.REACTIVE, EMPTY_UNLESS_NAMED),
            "weld-resteasy-7", Map.of(Behaviour.ASYNC, EMPTY_UNLESS_NAMED, Behaviour.REACTIVE, EMPTY_UNLESS_NAMED));

    /** By the names of platforms: the interfaces that an application does not find there; the others have all. */
    private static final Map<String, Set<Api>> MISSING = Map.of(
            "glassfish", EnumSet.of(Api.CONFIG, Api.REST_CLIENT),
            "tomee", EnumSet.of(Api.CONFIG, Api.REST_CLIENT),
            "helidon", EnumSet.of(Api.CONCURRENCY, Api.SECURITY),
            "tomcat", EnumSet.allOf(Api.class),
            "weld-resteasy", EnumSet.of(Api.JSON_P, Api.CONCURRENCY, Api.SECURITY, Api.REST_CLIENT),
            "weld-resteasy-7", EnumSet.of(Api.JSON_P, Api.CONCURRENCY, Api.SECURITY, Api.REST_CLIENT),
            "weld-jersey", EnumSet.complementOf(EnumSet.of(Api.JAX_RS)),
            "weld-cxf", EnumSet.complementOf(EnumSet.of(Api.JAX_RS)),
            "weld-oldest", EnumSet.complementOf(EnumSet.of(Api.JAX_RS, Api.CONFIG)),
            "quarkus", EnumSet.of(Api.CONCURRENCY, Api.SECURITY));

    /** What CDI in Java SE cannot do, whichever client the application has. */
    private static final Map<Behaviour, String> LIMITATIONS_OF_SE = Map.of(
            Behaviour.CALLERS, "it serves no requests: set the values by `TrackRequest`",
            Behaviour.PRINCIPAL, "it authenticates no users: add a `UserIdProvider`");

    private final String id;
    private final String label;
    private final Set<Part> parts;

    Platform(String id, String label, Set<Part> parts) {
        this.id = id;
        this.label = label;
        this.parts = EnumSet.copyOf(parts);
    }

    /** As {@code -Dservers} names it. */
    String id() {
        return id;
    }

    /** As tables name it. */
    String label() {
        return label;
    }

    Set<Part> parts() {
        return EnumSet.copyOf(parts);
    }

    /** The interfaces that an application does not find on it. */
    Set<Api> missing() {
        return MISSING.getOrDefault(id, Set.of());
    }

    /** Why it is left out of this run; empty if it is tested. */
    Optional<String> whyLeftOut() {
        if (!Arrays.asList(System.getProperty("servers", "").split("\\s*,\\s*")).contains(id)) {
            return Optional.of("-Dservers does not name " + id);
        }
        return this == HELIDON && NewerJdk.find().isEmpty()
                ? Optional.of(label + " needs JDK " + NewerJdk.FEATURE + " or newer: none is installed beside the JDK of the"
                        + " tests, and neither -Dnewer.jdk nor NEWER_JDK names one")
                : Optional.empty();
    }

    /** What a user does on this platform instead, where it cannot behave so by itself. */
    Optional<String> remedy(Behaviour behaviour) {
        String remedy = LIMITATIONS.getOrDefault(id, Map.of()).get(behaviour);
        if (remedy == null && parts.contains(SE)) {
            remedy = LIMITATIONS_OF_SE.get(behaviour);
        }
        if (remedy == null && behaviour == Behaviour.REST_CLIENT && !parts.contains(MICROPROFILE)) {
            remedy = "it has no MicroProfile REST client: use the JAX-RS client, or one of the other clients";
        }
        if (remedy == null && behaviour == Behaviour.REACTIVE && !parts.contains(REST)) {
            remedy = "`java.net.http` has no such interface: use `sendAsync`";
        }
        return Optional.ofNullable(remedy);
    }

    static List<Platform> tested() {
        return Arrays.stream(values()).filter(platform -> platform.whyLeftOut().isEmpty()).toList();
    }
}
