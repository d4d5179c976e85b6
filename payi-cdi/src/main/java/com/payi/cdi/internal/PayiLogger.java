package com.payi.cdi.internal;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/**
 * Every message that a user may meet: logged ones and those of exceptions. Ranges of ids are kept in message-ranges.txt; a
 * retired id stays there and is not used again. No key, prompt or body may ever be an argument.
 */
@MessageLogger(projectCode = "PAYI", length = 5)
public interface PayiLogger extends BasicLogger {
    /** Not by way of a MethodHandles.Lookup, which the JBoss Logging of older servers does not know. */
    @SuppressWarnings("removal")
    PayiLogger LOG = Logger.getMessageLogger(PayiLogger.class, "com.payi.cdi");

    // 1-99 configuration

    @LogMessage(level = INFO)
    @Message(id = 1, value = "Pay-i accounting is on: mode %s, Pay-i at %s, default use case %s")
    void started(String mode, String baseUrl, String useCase);

    @LogMessage(level = WARN)
    @Message(id = 2, value = "payi.api-key is not set: GenAI calls are neither reported to Pay-i nor routed through it. Set"
            + " payi.api-key (environment: PAYI_API_KEY) to the key of your application at Pay-i, or payi.enabled=false to"
            + " silence this message")
    void apiKeyMissing();

    @Message(id = 3, value = "The configuration of Pay-i cannot be used:%s")
    String configurationInvalid(String problems);

    @Message(id = 4, value = "%s: '%s' is not %s")
    String configurationValue(String key, String value, String allowed);

    @Message(id = 5, value = "payi.base-url: '%s' would send the key over the network in plain text; use https, or set"
            + " payi.allow-plain-http=true if that network is trusted")
    String plainHttp(String value);

    @Message(id = 6, value = "%s: '%s' is not a name that Pay-i accepts: 1 to 64 letters, digits, '.', '-' and '_';"
            + " for example '%s'")
    String configuredUseCaseName(String key, String value, String fitted);

    @LogMessage(level = WARN)
    @Message(id = 7, value = "The configuration key %s is not known and ignored; the configuration reference lists all keys")
    void unknownKey(String key);

    @Message(id = 8, value = "%s: the value has a character that an HTTP header cannot carry (only visible ASCII can)")
    String keyNotHeaderSafe(String key);

    @LogMessage(level = INFO)
    @Message(id = 9, value = "Pay-i accounting is off (payi.enabled=false)")
    void disabled();

    @Message(id = 10, value = "payi.model-mappings.%1$s: payi.model-mappings.%1$s.model is missing; name the model that the mapping"
            + " is for")
    String mappingWithoutModel(String name);

    @Message(id = 11, value = "payi.model-mappings.%1$s: nothing is said of the price of '%2$s'; set price-as-category,"
            + " price-as-resource or resource-scope")
    String mappingWithoutPrice(String name, String model);

    // 100-199 contexts and @Track

    @Message(id = 100, value = "@Track on %s: %s")
    String trackInvalid(String element, String problem);

    @Message(id = 101, value = "useCaseName '%s' is not a name that Pay-i accepts: 1 to 64 letters, digits, '.', '-' and '_';"
            + " for example '%s'")
    String useCaseNameRefused(String name, String fitted);

    @Message(id = 102, value = "%s has %d values; give one, as in %1$s = true, or none to inherit")
    String moreThanOneValue(String member, int count);

    @Message(id = 103, value = "%s: '%s' is not written name=value")
    String propertyMalformed(String member, String value);

    @Message(id = 104, value = "A use case version cannot be negative: %d")
    String negativeVersion(int version);

    @LogMessage(level = WARN)
    @Message(id = 105, value = "The use case name '%s' is not one that Pay-i accepts (1 to 64 letters, digits, '.', '-' and"
            + " '_'); '%s' is used")
    void useCaseNameFitted(String name, String fitted);

    @LogMessage(level = WARN)
    @Message(id = 106, value = "A context that was opened on thread '%s' was closed on thread '%s'; the close is ignored. Close"
            + " it where it was opened, and take it to another thread with TrackContext.wrap")
    void scopeClosedElsewhere(String openedOn, String closedOn);

    @LogMessage(level = WARN)
    @Message(id = 107, value = "The context of %s could not be opened; the method runs without it")
    void contextNotOpened(String element, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 108, value = "@Track on %s has no effect: the method is %s and no container intercepts it")
    void trackHasNoEffect(String element, String modifier);

    @LogMessage(level = WARN)
    @Message(id = 110, value = "A service of type %s cannot be used and is left out; correct or remove the META-INF/services file"
            + " that names it")
    void serviceUnusable(String type, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 111, value = "The context of a method that returns %s ends as the method returns: its result could not be followed"
            + " (told once a minute)")
    void notFollowed(String type, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 112, value = "%s gave a result that is not a %s; the method's own is used, and its context ends as the method"
            + " returns. Correct its method follow (told once a minute)")
    void followedOtherwise(String support, String type);

    // 200-299 calls to providers

    @LogMessage(level = WARN)
    @Message(id = 200, value = "A call to %s is not accounted for: the accounting failed, the call goes on (told once a minute)")
    void accountingFailed(String host, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 201, value = "No CDI container of an application with payi-cdi was found on thread '%s': its GenAI calls are"
            + " not accounted for. Make them on a thread that the container manages (told once a client)")
    void noRuntime(String thread);

    @LogMessage(level = WARN)
    @Message(id = 202, value = "%s is left out of a proxied call: its value has characters that an HTTP header cannot carry (only"
            + " visible ASCII can). Change the value, or report such calls instead of proxying them (told once a minute)")
    void headerLeftOut(String header);

    @LogMessage(level = WARN)
    @Message(id = 203, value = "The header %s of a call to %s is ignored: its value is not %s (told once a minute)")
    void headerIgnored(String header, String host, String allowed);

    @LogMessage(level = WARN)
    @Message(id = 204, value = "A call to %s should be proxied, but payi.api-key is not set: it goes straight to the provider and"
            + " is not accounted for (told once a minute)")
    void proxyWithoutKey(String host);

    @LogMessage(level = WARN)
    @Message(id = 205, value = "A call to %s%s is not proxied: it may be a GenAI call, but neither host nor path says so for"
            + " certain. If it is one, add the host to payi.provider-hosts (told once a minute)")
    void notProxied(String host, String path);

    @LogMessage(level = WARN)
    @Message(id = 206, value = "Pay-i's proxy has no route for calls like %s%s: it is reported instead (told once a minute)")
    void noProxyRoute(String host, String path);

    @LogMessage(level = WARN)
    @Message(id = 207, value = "Nothing says what the Azure deployment '%2$s' at %1$s is to be priced as, so Pay-i may have no price for"
            + " it. Set priceAsCategory and priceAsResource in a TrackContext, or payi.model-mappings (told once a minute)")
    void azureWithoutPrice(String host, String deployment);

    @LogMessage(level = WARN)
    @Message(id = 208, value = "A streamed answer of %s names no usage, so the call is accounted for without units. Let the request"
            + " ask for it with stream_options.include_usage, if payi.stream-usage=true cannot do that for you (told once a minute)")
    void streamWithoutUsage(String host);

    // 300-399 delivery to Pay-i

    @LogMessage(level = WARN)
    @Message(id = 300, value = "Event %s was not delivered: %s. %s")
    void rejected(String id, String answer, String remedy);

    @LogMessage(level = WARN)
    @Message(id = 301, value = "Event %s was not delivered: %s")
    void notDelivered(String id, String failure);

    @LogMessage(level = WARN)
    @Message(id = 302, value = "The queue of events is full (payi.ingest.queue-capacity=%d): %d events were dropped so far."
            + " Pay-i answers too slowly or not at all, or the capacity is too small for this load (told once a minute)")
    void queueFull(int capacity, long dropped);

    @LogMessage(level = INFO)
    @Message(id = 303, value = "Pay-i accounting ends: %d events offered, %d delivered, %d rejected by Pay-i, %d failed, %d"
            + " dropped")
    void summary(long offered, long delivered, long rejected, long failed, long dropped);

    @LogMessage(level = WARN)
    @Message(id = 304, value = "%d events were not delivered within payi.ingest.shutdown-timeout=%d ms and are lost")
    void lostAtShutdown(int events, long timeoutMillis);

    @LogMessage(level = WARN)
    @Message(id = 305, value = "Pay-i warns about event %s: %s")
    void payiWarning(String id, String warning);

    @LogMessage(level = WARN)
    @Message(id = 306, value = "An observer of PayiResult failed (told once a minute)")
    void observerFailed(@Cause Throwable cause);

    @LogMessage(level = ERROR)
    @Message(id = 307, value = "The delivery of events failed unexpectedly and goes on with the next event")
    void deliveryFailed(@Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 308, value = "Event %s came after the delivery had ended with the application and is lost (told once a"
            + " minute)")
    void offeredAfterEnd(String id);
}
