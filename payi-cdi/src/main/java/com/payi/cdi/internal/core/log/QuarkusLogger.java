package com.payi.cdi.internal.core.log;

import static org.jboss.logging.Logger.Level.WARN;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** The messages about Quarkus, ids 430 to 449; the rules of {@link PayiLogger} hold. */
@MessageLogger(projectCode = "PAYI", length = 5)
public interface QuarkusLogger extends BasicLogger {
    /** Made here, and not found by JBoss Logging, which would give it a logger that writes texts as they are. */
    QuarkusLogger LOG = new QuarkusLogger_$logger(new SingleLineLogger("com.payi.cdi"));

    @LogMessage(level = WARN)
    @Message(id = 430, value = "GenAI calls of this Quarkus application are not accounted for, and @Track has no effect: payi-cdi"
            + " is on the class path without its extension. Replace the dependency com.payi:payi-cdi by"
            + " com.payi:payi-quarkus-runtime")
    void extensionMissing();

    @LogMessage(level = WARN)
    @Message(id = 431, value = "%s on %s has no effect: %s is not a bean, so that the container does not see its calls. Add a"
            + " scope such as @ApplicationScoped and inject it, or open a TrackContext inside")
    void trackOnNoBean(String annotation, String element, String type);
}
