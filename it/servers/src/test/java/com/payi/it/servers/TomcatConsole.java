package com.payi.it.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.Container;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;

/**
 * Runs Tomcat inside its JVM, with OpenWebBeans for each application, and deploys applications as they are named on the
 * standard input.
 */
final class TomcatConsole {
    static final String READY = "console: ready, port ";

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
        tomcat.start();
        // As the script of Tomcat does.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat)));
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

    private void run() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(READY + tomcat.getConnector().getLocalPort());
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ", 3);
            boolean done = obey(words[0], words[1], words[2]);
            System.out.println("console: " + words[0] + " " + words[1] + " " + done);
        }
    }

    private boolean obey(String order, String application, String war) {
        try {
            undeploy(application);
            return !order.equals("deploy") || deploy(application, war);
        } catch (RuntimeException e) {
            e.printStackTrace();
            return false;
        }
    }

    private boolean deploy(String application, String war) {
        // Nothing names an application there but its configuration, which is read when the application starts.
        System.setProperty("payi.use-case-name", application);
        ContextConfig annotations = new ContextConfig();
        annotations.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        StandardContext context = new StandardContext();
        context.setName("/" + application);
        context.setPath("/" + application);
        context.setDocBase(war);
        context.addLifecycleListener(annotations);
        context.addApplicationListener(OPEN_WEB_BEANS);
        context.setInstanceManager(new TomcatInjection(context));
        tomcat.getHost().addChild(context);
        if (context.getState().isAvailable()) {
            return true;
        }
        tomcat.getHost().removeChild(context);
        return false;
    }

    private void undeploy(String application) {
        Container context = tomcat.getHost().findChild("/" + application);
        if (context != null) {
            tomcat.getHost().removeChild(context);
        }
    }
}
