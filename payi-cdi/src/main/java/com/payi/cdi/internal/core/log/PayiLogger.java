package com.payi.cdi.internal.core.log;

import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.time.Instant;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/**
 * The messages for users: texts of the log and of exceptions. {@link DeliveryLogger} has those about the delivery. A
 * text says what happened, to what, why, and what to do, in this order. The file message-ranges.txt lists the ranges of
 * ids; a retired id stays there and is not used again. A key, a prompt or a body is never an argument.
 */
@MessageLogger(projectCode = "PAYI", length = 5)
public interface PayiLogger extends BasicLogger {
    /** Made here, and not found by JBoss Logging, which would give it a logger that writes texts as they are. */
    PayiLogger LOG = new PayiLogger_$logger(new SingleLineLogger("com.payi.cdi"));

    // 1-99 configuration

    @LogMessage(level = INFO)
    @Message(id = 1, value = "Pay-i accounting is on: mode %s, Pay-i at %s, default use case %s")
    void started(String mode, String baseUrl, String useCase);

    @LogMessage(level = WARN)
    @Message(id = 2, value = "payi.api-key is not set: GenAI calls are neither reported to Pay-i nor routed through"
            + " it. Set payi.api-key (environment: PAYI_API_KEY) to the key of your application at Pay-i, or"
            + " payi.enabled=false to silence this message")
    void apiKeyMissing();

    @Message(id = 3, value = "The configuration of Pay-i cannot be used:%s")
    String configurationInvalid(String problems);

    @Message(id = 4, value = "%s: '%s' is not %s")
    String configurationValue(String key, String value, String allowed);

    @Message(id = 5, value = "payi.base-url: '%s' would send the key over the network in plain text; use https, or set"
            + " payi.allow-plain-http=true in a network that you trust")
    String plainHttp(String value);

    @Message(id = 6, value = "%s: '%s' is not a name that Pay-i accepts: 1 to 64 letters, digits, '.', '-' and '_';"
            + " for example '%s'")
    String configuredUseCaseName(String key, String value, String fitted);

    @LogMessage(level = WARN)
    @Message(id = 7, value = "%s is not known and is ignored.%s The configuration reference lists all keys")
    void unknownKey(String subject, String hint);

    @Message(id = 8, value = "%s: the value has a character that an HTTP header cannot carry; copy it again, it may"
            + " consist of visible ASCII only")
    String keyNotHeaderSafe(String key);

    @LogMessage(level = INFO)
    @Message(id = 9, value = "Pay-i accounting is off (payi.enabled=false)")
    void disabled();

    @Message(id = 10, value = "payi.model-mappings.%1$s has no model; set payi.model-mappings.%1$s.model to the model"
            + " that the mapping is for")
    String mappingWithoutModel(String name);

    @Message(id = 11, value = "payi.model-mappings.%1$s has no price for '%2$s'; set its price-as-category,"
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

    @Message(id = 103, value = "%s: '%s' is not written name=value; add the name and the sign")
    String propertyMalformed(String member, String value);

    @Message(id = 104, value = "The number %d is negative; give 0 or greater")
    String negativeNumber(int number);

    @LogMessage(level = WARN)
    @Message(id = 105, value = "The use case name '%s' is replaced by '%s', because Pay-i would refuse it. Use 1 to 64"
            + " letters, digits, '.', '-' and '_' (logged once a minute)")
    void useCaseNameFitted(String name, String fitted);

    @LogMessage(level = WARN)
    @Message(id = 106, value = "A context was opened on thread '%s' and closed on thread '%s'. It ends on both. Close a"
            + " context where it was opened; TrackContext.wrap carries it to another thread (logged once a minute)")
    void scopeClosedElsewhere(String openedOn, String closedOn);

    @LogMessage(level = WARN)
    @Message(id = 107, value = "The context of %s could not be opened; the method runs without it. The cause follows (logged"
            + " once a minute)")
    void contextNotOpened(String element, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 108, value = "@Track on %s has no effect: the method is %s, and containers do not intercept such"
            + " methods. Make it a business method, or open a TrackContext inside")
    void trackHasNoEffect(String element, String modifier);

    @LogMessage(level = WARN)
    @Message(id = 110, value = "A service of type %s is left out: it cannot be loaded. Correct or remove the"
            + " META-INF/services file that names it")
    void serviceUnusable(String type, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 111, value = "The asynchronous result of a method that returns %s cannot be tracked: the context"
            + " ends when the method returns. The cause follows (logged once a minute)")
    void notFollowed(String type, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 112, value = "The result of %s is ignored: it is not a %s. The method's own result is used, and the"
            + " context ends when the method returns. Correct its method wrap (logged once a minute)")
    void followedOtherwise(String support, String type);

    @LogMessage(level = WARN)
    @Message(id = 130, value = "@Track on %s has no effect: the method is final, and the container cannot override it."
            + " Remove final, or open a TrackContext inside the method")
    void trackOnFinalMethod(String element);

    @LogMessage(level = WARN)
    @Message(id = 131, value = "@Track on the producer %s holds while the object is made, and not for calls of the"
            + " object's methods. Put @Track on a bean that calls the object")
    void trackOnProducer(String element);

    @LogMessage(level = WARN)
    @Message(id = 132, value = "@Track on the interface %s has no effect for the bean %s: annotations of interfaces"
            + " are not inherited. Put it on the bean's class or method")
    void trackOnInterface(String element, String bean);

    @LogMessage(level = WARN)
    @Message(id = 133, value = "The configuration key %s has no effect: %s")
    void trackKeyIgnored(String key, String reason);

    @LogMessage(level = WARN)
    @Message(id = 134, value = "An argument of %2$s could not be read for %1$s and counts as not given. The cause"
            + " follows (logged once a minute)")
    void argumentUnreadable(String annotation, String element, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 135, value = "@Track on %s has mistakes, which were found at its first call: %s. The values without"
            + " a mistake hold. Correct the annotation")
    void trackInvalidAtCall(String element, String problems);

    @LogMessage(level = WARN)
    @Message(id = 136, value = "A UserIdProvider failed, and the user counts as not known to it. Correct the bean; the"
            + " cause follows (logged once a minute)")
    void userIdProviderFailed(@Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 150, value = "The header Payi-Context of a request is ignored: it is %s. Correct the sender (logged"
            + " once a minute)")
    void contextMalformed(String reason);

    @LogMessage(level = WARN)
    @Message(id = 151, value = "The header Payi-Context of a request from %s is ignored: payi.propagation.inbound does"
            + " not name that address. Add the address if you trust the sender (logged once a minute)")
    void contextFromStranger(String address);

    @LogMessage(level = WARN)
    @Message(id = 152, value = "The header Payi-Context of a request is ignored: it could not be read. The cause"
            + " follows (logged once a minute)")
    void contextNotTaken(@Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 153, value = "The context is not sent with a call to %s: the header would be longer than %d"
            + " characters. Use shorter or fewer ids (logged once a minute)")
    void contextTooLong(String host, int allowed);

    @LogMessage(level = WARN)
    @Message(id = 154, value = "The context could not be sent with a call to %s; the call is made without it. The"
            + " cause follows (logged once a minute)")
    void contextNotSent(String host, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 155, value = "The client %s follows redirects, and the library cannot keep it from that: an answer of Pay-i"
            + " that redirects a proxied call could take Pay-i's key and the context to another host. Let the client not"
            + " follow redirects (logged once for each kind of client)")
    void redirectsNotStopped(String client);

    @LogMessage(level = WARN)
    @Message(id = 156, value = "A call to %s is reported instead of proxied: its route at Pay-i is '%s', and a route is a"
            + " path that begins with a slash. Correct proxyRoute of your ProviderDialect (logged once a minute)")
    void proxyRouteUnusable(String host, String route);

    @LogMessage(level = WARN)
    @Message(id = 157, value = "A call to %s%s is reported instead of proxied: its path has dots or encoded slashes, which"
            + " may mean another path at Pay-i. Write the path without them (logged once a minute)")
    void pathNotProxied(String host, String path);

    @LogMessage(level = WARN)
    @Message(id = 158, value = "The dialect %s failed (%s) for a call to %s: the call continues, and is accounted for with"
            + " what else is known. Correct your ProviderDialect; the cause follows (logged once a minute)")
    void dialectFailed(String dialect, String method, String host, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 113, value = "A step of the library failed, and the application continues without it: %s. Report the"
            + " cause, which follows (logged once a minute)")
    void stepFailed(String step, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 12, value = "payi.tracing.span-attributes and payi.tracing.trace-id have no effect: the API of OpenTelemetry"
            + " is not on the class path. Add OpenTelemetry (on Quarkus: quarkus-opentelemetry), or remove the keys")
    void tracingMissing();

    @Message(id = 140, value = "The use of @Track has mistakes:%s")
    String tracksInvalid(String problems);

    @Message(id = 141, value = "%s: '%s' names the configuration key '%s', which is not set; set it, or give a default"
            + " with ${%3$s:default}")
    String expressionWithoutValue(String member, String text, String key);

    @Message(id = 142, value = "%s: '%s' is not a valid expression: %s; write ${key} or ${key:default}")
    String expressionMalformed(String member, String text, String reason);

    @Message(id = 143, value = "%s of %s has no effect, because the method is not tracked; put @Track on the method or its"
            + " class, or remove the annotation")
    String argumentOfUntracked(String annotation, String method);

    @Message(id = 144, value = "parameters %d and %d both give %s; annotate one of them")
    String argumentTwice(int first, int second, String annotation);

    @Message(id = 145, value = "%s on parameter %d has no name; name the property")
    String argumentWithoutName(String annotation, int index);

    @Message(id = 146, value = "%s is on parameter %d, an array, whose text does not contain its elements; pass the"
            + " value itself, or its text")
    String argumentOfArray(String annotation, int index);

    // 200-299 calls to providers

    @LogMessage(level = WARN)
    @Message(id = 200, value = "A part of the accounting of a call to %s failed; the call continues. Its event is"
            + " missing or incomplete. Correct your ProviderDialect, or report the cause, which follows (logged once a minute)")
    void accountingFailed(String host, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 201, value = "GenAI calls on thread '%s' are not accounted for: no CDI container of an application"
            + " with payi-cdi was found there. Make them on threads that the container manages (logged once for each"
            + " client)")
    void noRuntime(String thread);

    @LogMessage(level = WARN)
    @Message(id = 202, value = "%s is left out of a proxied call: its value has characters other than visible ASCII,"
            + " which an HTTP header cannot carry. Change the value, or report such calls instead of proxying them"
            + " (logged once a minute)")
    void headerLeftOut(String header);

    @LogMessage(level = WARN)
    @Message(id = 203, value = "The header %s of a call to %s is ignored: its value is not %s. Correct the value"
            + " (logged once a minute)")
    void headerIgnored(String header, String host, String allowed);

    @LogMessage(level = WARN)
    @Message(id = 204, value = "A call to %s is neither proxied nor accounted for: payi.api-key is not set. The call"
            + " goes straight to the provider. Set payi.api-key (logged once a minute)")
    void proxyWithoutKey(String host);

    @LogMessage(level = WARN)
    @Message(id = 205, value = "A call to %s%s is not proxied: neither host nor path is certain to be GenAI. If it is,"
            + " add the host to payi.provider-hosts (logged once a minute)")
    void notProxied(String host, String path);

    @LogMessage(level = WARN)
    @Message(id = 206, value = "A call to %s%s is reported instead of proxied: Pay-i's proxy has no route for such"
            + " calls. Remove proxy from its context to silence this message (logged once a minute)")
    void noProxyRoute(String host, String path);

    @LogMessage(level = WARN)
    @Message(id = 207, value = "The Azure deployment '%2$s' at %1$s may have no price at Pay-i: no context and no"
            + " mapping names its model. Set priceAsCategory and priceAsResource in a TrackContext, or"
            + " payi.model-mappings (logged once a minute)")
    void azureWithoutPrice(String host, String deployment);

    @LogMessage(level = WARN)
    @Message(id = 215, value = "The Bedrock resource '%s' may have no price at Pay-i: no context and no mapping names its"
            + " model. Set priceAsResource in a TrackContext, or payi.model-mappings (logged once a minute)")
    void arnWithoutPrice(String arn);

    @LogMessage(level = WARN)
    @Message(id = 208, value = "A streamed call to %1$s is reported without units: its answer has no usage. If this host accepts"
            + " stream_options.include_usage, set payi.host-mappings.\"%1$s\".stream-usage=always, or that option in the"
            + " request (logged once a minute)")
    void streamWithoutUsage(String host);

    @LogMessage(level = WARN)
    @Message(id = 209, value = "What a call to %s consumed cannot be read from its answer: the call is reported with what else is known"
            + " (logged once a minute)")
    void usageUnreadable(String host, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 210, value = "Calls to %s%s are not accounted for: the library does not read this interface."
            + " docs/reference/providers.md lists what it reads; a ProviderDialect of your own adds an interface (logged"
            + " once for each path)")
    void interfaceNotRead(String host, String path);

    // 220 is the message of LimitBlockedException, which is part of the API and cannot ask a logger.

    @LogMessage(level = WARN)
    @Message(id = 221, value = "The limit %s is used up since %s, and calls under it are made. Set"
            + " payi.limits.on-blocked=block to refuse them, or ignore to silence this message (logged once a minute)")
    void callsUnderBlockedLimit(String limitId, Instant since);

    @LogMessage(level = WARN)
    @Message(id = 222, value = "The limit %s is used up since %s, and calls under it are refused, because"
            + " payi.limits.on-blocked=block. Raise the limit at Pay-i, or change payi.limits.on-blocked (logged once"
            + " a minute)")
    void callsRefused(String limitId, Instant since);

    @Message(id = 223, value = "The call was not made: the limit %s has no room for it. Of %s USD, %s USD are spent or held for"
            + " calls under way, and the call is estimated to cost %s USD. Raise the limit at Pay-i or in"
            + " payi.limits.max, or remove it from the context with limitIds = {}. Calls are made again when Pay-i"
            + " reports that there is room, which is asked for every payi.limits.refresh")
    String limitWithoutRoom(String limitId, String max, String used, String estimate);

    @Message(id = 224, value = "The call was not made: %s has made %d calls, as many as its maxCalls allows. Look for a loop"
            + " of tool calls, or raise maxCalls on @Track, payi.use-cases.*.max-calls or TrackContext.builder()")
    String callsUsedUp(String useCase, int calls);

    @Message(id = 225, value = "The call was not made: the calls of %s have cost %s USD, with what is held for those without an"
            + " answer of Pay-i, and its maxCostUsd is %s USD. Look for a loop of tool calls, or raise maxCostUsd on"
            + " @Track, payi.use-cases.*.max-cost-usd or TrackContext.builder()")
    String costUsedUp(String useCase, String used, String max);

    @LogMessage(level = WARN)
    @Message(id = 226, value = "Pay-i did not answer what is spent under the limit %s: %s. Only what this process spends is"
            + " counted until it answers; it is asked again after payi.limits.refresh (logged once a minute)")
    void limitNotRead(String limitId, String why);

    @LogMessage(level = WARN)
    @Message(id = 227, value = "payi.limits.reservation=true has no effect, because payi.limits.on-blocked is %s. Set"
            + " payi.limits.on-blocked=block, or remove payi.limits.reservation")
    void reservationWithoutBlock(String onBlocked);

    @Message(id = 228, value = "The amount %s is not allowed; give US dollars, 0 or greater")
    String amountRefused(double amount);

    // 230-239 spend

    @LogMessage(level = WARN)
    @Message(id = 230, value = "Pay-i has no price for these units of calls of '%s': %s. What they cost is missing at Pay-i."
            + " %s. Or ask Pay-i for a price of these units (logged once for each resource)")
    void unitsWithoutPrice(String resource, String units, String remedy);

    @LogMessage(level = WARN)
    @Message(id = 231, value = "Pay-i has no price for calls of '%s'. What they cost is missing at Pay-i. %s (logged once"
            + " for each resource)")
    void resourceWithoutPrice(String resource, String remedy);

    @LogMessage(level = WARN)
    @Message(id = 232, value = "An answer to a call of '%s' does not tell what the call consumed, so that Pay-i cannot price it."
            + " %s (logged once for each resource)")
    void callWithoutUsage(String resource, String remedy);

    @LogMessage(level = WARN)
    @Message(id = 233, value = "Calls since the start that have no price, or not the whole one: %s. PAYI00230 to PAYI00232 have"
            + " what to do")
    void callsWithoutPrice(String resources);

    @LogMessage(level = WARN)
    @Message(id = 234, value = "payi.metrics.gen-ai=true has no effect: no registry of Micrometer shows the meters of this"
            + " application. Add Micrometer (on Quarkus: quarkus-micrometer), or remove the key")
    void genAiMetersMissing();

    @LogMessage(level = WARN)
    @Message(id = 235, value = "Meters of %s could not be registered, and the application continues without them. The cause"
            + " follows (logged once a minute)")
    void metersNotAdded(String library, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 229, value = "The limit %s is used up, so calls that ask for the model %s are made with %s, as"
            + " payi.limits.fallback configures it. Raise the limit at Pay-i, or remove the key (logged once a minute)")
    void fallsBack(String limitIds, String asked, String model);

    @LogMessage(level = WARN)
    @Message(id = 260, value = "@Track on %s has no effect: the AI service is not a bean. Add @RegisterAiService to the interface,"
            + " or put @Track on the method of a bean that calls it")
    void trackOnUnregisteredAiService(String element);

    @LogMessage(level = WARN)
    @Message(id = 261, value = "@Track has no effect where only the stereotype %s brings it to the AI service %s: the class that is"
            + " generated has no stereotypes of the interface. Put @Track on the interface itself")
    void trackByStereotypeOfAiService(String stereotype, String service);

    @LogMessage(level = WARN)
    @Message(id = 262, value = "The class %s could not be changed, because it has no such method as before: %s. Therefore %s."
            + " Use the version of its library that docs/reference/versions.md names")
    void classNotChanged(String type, String methods, String lost);
    @LogMessage(level = INFO)
    @Message(id = 265, value = "%s is on the class path. Its calls are accounted for where the application produces its"
            + " client as a CDI bean, or adds this line for a client of its own: %s")
    void sdkNeedsLine(String sdk, String line);

    @LogMessage(level = WARN)
    @Message(id = 266, value = "A context (%s) has ended, no GenAI call was seen in it, and %s is on the class path without"
            + " a tracked client. If the context calls a model with it, add this line: %s (logged once)")
    void contextWithoutCall(String useCase, String sdk, String line);

    // 240-249 clients of SDKs

    @LogMessage(level = WARN)
    @Message(id = 240, value = "Calls of the client %s are not accounted for: %s. Track the client with the line that"
            + " docs/how-to names for its SDK")
    void clientNotTracked(String client, String reason, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 241, value = "A step of tracking a call of %s failed, and the call goes on without it. Report the cause, which"
            + " follows (logged once a minute)")
    void clientStepFailed(String sdk, @Cause Throwable cause);
    // 250-254 adapters of HTTP clients and of the SDKs of Amazon and Microsoft

    @LogMessage(level = WARN)
    @Message(id = 250, value = "A request of %s to %s is sent as the application made it: the library could not change it."
            + " Report the cause, which follows")
    void requestNotChanged(String client, String host, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 251, value = "A call to %s is reported and not proxied: its client cannot send it to another address,"
            + " because it signs with a signer of its own. Remove that signer from the client, or proxy from the context"
            + " (logged once a minute)")
    void notRoutable(String host);
}
