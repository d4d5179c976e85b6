package com.payi.it.servers;

import java.io.File;
import java.util.Collection;

/** Runs Payara Micro. Its classes are not on the class path of the tests, so they are found by name. */
final class PayaraMicroConsole extends DeploymentConsole {
    private final Object runtime;
    private final Class<?> operations;

    private PayaraMicroConsole(Object runtime, Class<?> operations) {
        this.runtime = runtime;
        this.operations = operations;
    }

    public static void main(String[] arguments) throws Exception {
        Object server = Class.forName("fish.payara.micro.boot.PayaraMicroLauncher").getMethod("create", String[].class)
                .invoke(null, (Object) arguments);
        Object runtime = Class.forName("fish.payara.micro.boot.PayaraMicroBoot").getMethod("getRuntime").invoke(server);
        new PayaraMicroConsole(runtime, Class.forName("fish.payara.micro.PayaraMicroRuntime")).run();
    }

    /** What the operation returns is true for an application that failed as well. */
    @Override
    boolean deploy(String application, File war) throws ReflectiveOperationException {
        operations.getMethod("deploy", String.class, String.class, File.class).invoke(runtime, application, application, war);
        return ((Collection<?>) operations.getMethod("getDeployedApplicationNames").invoke(runtime)).contains(application);
    }

    @Override
    void undeploy(String application) throws ReflectiveOperationException {
        operations.getMethod("undeploy", String.class).invoke(runtime, application);
    }
}
