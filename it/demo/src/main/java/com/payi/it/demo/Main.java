package com.payi.it.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** With the keys of both services in the environment the demo talks to them, otherwise to fakes in this process. */
@QuarkusMain
public class Main {
    private static Fakes fakes;

    public static void main(String[] arguments) {
        boolean real = System.getenv("PAYI_API_KEY") != null && System.getenv("OPENAI_API_KEY") != null;
        // Before the application reads its configuration, which names their ports.
        fakes = real ? null : new Fakes();
        Quarkus.run(Demo.class, arguments);
    }

    /** Null where the services are real. */
    static Fakes fakes() {
        return fakes;
    }
}
