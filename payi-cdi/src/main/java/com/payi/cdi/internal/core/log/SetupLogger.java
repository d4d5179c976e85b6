package com.payi.cdi.internal.core.log;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** The messages about the setup of Pay-i at the start and about its REST API, ids 370 to 389; the rules of {@link PayiLogger} hold. */
@MessageLogger(projectCode = "PAYI", length = 5)
public interface SetupLogger extends BasicLogger {
    /** Made here, and not found by JBoss Logging, which would give it a logger that writes texts as they are. */
    SetupLogger LOG = new SetupLogger_$logger(new SingleLineLogger("com.payi.cdi"));

    @LogMessage(level = WARN)
    @Message(id = 370, value = "Pay-i does not know %d of the %d use cases and limits that the application names: %s."
            + " Create them at Pay-i or correct their names, or set payi.setup=create (now %s), with the lines that the list"
            + " names")
    void missing(int missing, int named, LogList list, String mode);

    @LogMessage(level = INFO)
    @Message(id = 371, value = "Pay-i knows all %d use cases and limits that the application names")
    void complete(int named);

    @LogMessage(level = INFO)
    @Message(id = 372, value = "Created at Pay-i, because the application names them (payi.setup=create): %s")
    void created(LogList list);

    @LogMessage(level = WARN)
    @Message(id = 373, value = "Pay-i at %s could not be asked for the use cases and limits that the application names: %s."
            + " Not looked up: %s. The application runs all the same. Check payi.base-url and the network; the next start"
            + " asks again (payi.setup=%s)")
    void notAsked(String baseUrl, String reason, LogList list, String mode);

    @LogMessage(level = WARN)
    @Message(id = 374, value = "Pay-i refuses the key (%s), so that the use cases and limits that the application names are"
            + " not looked up: %s. The application runs all the same. Set payi.api-key to a valid key of an application; the"
            + " present one comes from %s")
    void keyRefused(String answer, LogList list, String origin);

    @LogMessage(level = WARN)
    @Message(id = 375, value = "payi.setup=%s has no effect, because payi.api-key is not set. Set the key, or remove"
            + " payi.setup")
    void withoutKey(String mode);

    @LogMessage(level = ERROR)
    @Message(id = 376, value = "The setup of Pay-i failed unexpectedly and has ended; the application is not affected. Report"
            + " it, with the cause that follows")
    void failed(@Cause Throwable cause);

    @Message(id = 380, value = "Pay-i's API cannot be called: no application with payi-cdi is found on this thread, or it is"
            + " built without it. Make the call in the application, on a thread of its own or of its container")
    String apiWithoutRuntime();

    @Message(id = 381, value = "Pay-i's API cannot be called: payi.api-key is not set. Set it (environment: PAYI_API_KEY) to"
            + " the key of your application at Pay-i")
    String apiWithoutKey();
}
