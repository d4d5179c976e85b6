package com.payi.it.servers;

import java.io.File;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;

/** Runs Tomcat, with OpenWebBeans for each application. */
final class TomcatConsole extends DeploymentConsole {
    /** In front of the port that the system has chosen. */
    static final String PORT = "console: port ";

    /** As its documentation asks applications to name it in their web.xml. */
    private static final String OPEN_WEB_BEANS = "org.apache.webbeans.servlet.WebBeansConfigurationListener";

    private final Tomcat tomcat;

    private TomcatConsole(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        new File(arguments[0], "webapps").mkdir();
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getHost();
        tomcat.addUser("alice", "secret");
        tomcat.start();
        // As the script of Tomcat does.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat)));
        System.out.println(PORT + tomcat.getConnector().getLocalPort());
        new TomcatConsole(tomcat).run();
    }

    private static void stop(Tomcat tomcat) {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            e.printStackTrace();
        }
    }

    @Override
    boolean deploy(String application, File war) {
        // Nothing names an application there but its configuration, which is read when the application starts.
        System.setProperty("payi.use-case-name", application);
        ContextConfig annotations = new ContextConfig();
        annotations.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        StandardContext context = new StandardContext();
        context.setName(path(application));
        context.setPath(path(application));
        context.setDocBase(war.toString());
        context.addLifecycleListener(annotations);
        // Tomcat believes those who give their password although nothing asks them for it.
        context.setLoginConfig(new LoginConfig("BASIC", null, null, null));
        context.setPreemptiveAuthentication(true);
        context.addApplicationListener(OPEN_WEB_BEANS);
        context.setInstanceManager(new TomcatInjection(context));
        tomcat.getHost().addChild(context);
        boolean available = context.getState().isAvailable();
        if (!available) {
            undeploy(application);
        }
        return available;
    }

    @Override
    void undeploy(String application) {
        tomcat.getHost().removeChild(tomcat.getHost().findChild(path(application)));
    }

    private static String path(String application) {
        return "/" + application;
    }
}
