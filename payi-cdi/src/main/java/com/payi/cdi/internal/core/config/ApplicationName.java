package com.payi.cdi.internal.core.config;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The platform's name of the application: the default name of the use case. */
public final class ApplicationName {
    private ApplicationName() {}

    /** Null where there is none, as in plain Java SE. To be called on a thread of the application, while it starts. */
    public static String find(ConfigLookup lookup) {
        String quarkus = lookup.value("quarkus.application.name");
        return quarkus != null && !quarkus.isBlank() ? quarkus : jakartaEe();
    }

    private static String jakartaEe() {
        try {
            return InitialContext.doLookup("java:app/AppName");
        } catch (NamingException | RuntimeException | LinkageError e) {
            return null;
        }
    }
}
