package com.payi.cdi.internal.core.log;

import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.time.Instant;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/**
 * The messages that a user may meet, logged ones and those of exceptions; those about the delivery are in
 * {@link DeliveryLogger}. Ranges of ids are kept in message-ranges.txt; a retired id stays there and is not used again. No
 * key, prompt or body may ever be an argument.
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

    @Message(id = 101, value = "%s '%s' is not a name that Pay-i accepts: 1 to 64 letters, digits, '.', '-' and '_';"
            + " for example '%s'")
    String useCaseNameRefused(String member, String name, String fitted);

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

    @LogMessage(level = WARN)
    @Message(id = 130, value = "@Track on %s has no effect: the method is final, and the container cannot override it. Take the"
            + " final away, or open a TrackContext inside the method")
    void trackOnFinalMethod(String element);

    @LogMessage(level = WARN)
    @Message(id = 131, value = "@Track on the producer %s holds while the object is made, and not for the calls of its methods. Put"
            + " @Track on a bean that calls the object")
    void trackOnProducer(String element);

    @LogMessage(level = WARN)
    @Message(id = 132, value = "@Track on the interface %s has no effect for the bean %s: annotations of interfaces are not inherited."
            + " Put it on the bean's class or method")
    void trackOnInterface(String element, String bean);

    @LogMessage(level = WARN)
    @Message(id = 133, value = "The configuration key %s has no effect: %s")
    void trackKeyIgnored(String key, String reason);

    @LogMessage(level = WARN)
    @Message(id = 134, value = "An argument of %2$s could not be read for %1$s and counts as not given (told once a minute)")
    void argumentUnreadable(String annotation, String element, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 135, value = "@Track on %s cannot be used as it is written, and was found at its first call only: %s. What can be"
            + " used holds")
    void trackInvalidAtCall(String element, String problems);

    @LogMessage(level = WARN)
    @Message(id = 136, value = "A UserIdProvider failed; the user counts as not known to it (told once a minute)")
    void userIdProviderFailed(@Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 150, value = "The header Payi-Context of a request is ignored: it is %s (told once a minute)")
    void contextMalformed(String reason);

    @LogMessage(level = WARN)
    @Message(id = 151, value = "The header Payi-Context of a request from %s is ignored: payi.propagation.inbound does not name that"
            + " address (told once a minute)")
    void contextFromStranger(String address);

    @LogMessage(level = WARN)
    @Message(id = 152, value = "The header Payi-Context of a request could not be taken over (told once a minute)")
    void contextNotTaken(@Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 153, value = "The context is not sent along with a call to %s: the header would be longer than %d characters. Give"
            + " shorter or fewer ids (told once a minute)")
    void contextTooLong(String host, int allowed);

    @LogMessage(level = WARN)
    @Message(id = 154, value = "The context could not be sent along with a call to %s; the call goes on without it (told once a"
            + " minute)")
    void contextNotSent(String host, @Cause Throwable cause);

    @Message(id = 140, value = "The use of @Track has mistakes:%s")
    String tracksInvalid(String problems);

    @Message(id = 141, value = "%s: '%s' names the configuration key '%s', which is not set; set it, or give a default with"
            + " ${%3$s:default}")
    String expressionWithoutValue(String member, String text, String key);

    @Message(id = 142, value = "%s: '%s' is not a text with expressions: %s; write ${key} or ${key:default}")
    String expressionMalformed(String member, String text, String reason);

    @Message(id = 143, value = "%s of %s has no effect, because the method is not tracked; put @Track on the method or its class, or"
            + " take the annotation away")
    String argumentOfUntracked(String annotation, String method);

    @Message(id = 144, value = "parameters %d and %d both give %s; annotate one of them")
    String argumentTwice(int first, int second, String annotation);

    @Message(id = 145, value = "%s on parameter %d has no name; name the property")
    String argumentWithoutName(String annotation, int index);

    @Message(id = 146, value = "%s is on parameter %d, an array, whose text says nothing of what is in it; hand over the value"
            + " itself, or its text")
    String argumentOfArray(String annotation, int index);

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

    @LogMessage(level = WARN)
    @Message(id = 209, value = "What a call to %s consumed cannot be read from its answer: the call is reported with what else is known"
            + " (logged once a minute)")
    void usageUnreadable(String host, @Cause Throwable cause);

    // 220 is the message of LimitBlockedException, which is part of the API and cannot ask a logger.

    @LogMessage(level = WARN)
    @Message(id = 221, value = "The limit %s is used up since %s, and calls under it go on. Set payi.limits.on-blocked=block to refuse"
            + " them, or ignore to silence this message (told once a minute)")
    void callsUnderBlockedLimit(String limitId, Instant since);

    @LogMessage(level = WARN)
    @Message(id = 222, value = "The limit %s is used up since %s: calls under it are refused with LimitBlockedException, because"
            + " payi.limits.on-blocked=block (told once a minute)")
    void callsRefused(String limitId, Instant since);
}
