package com.payi.quarkus.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.payi.cdi.internal.core.config.AttemptProperties;
import com.payi.cdi.internal.core.config.ConversationIds;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Overflow;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Sender;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Sending;
import com.payi.cdi.internal.core.config.LimitsConfiguration.OnBlocked;
import com.payi.cdi.internal.core.config.MetricsConfiguration.Costs;
import com.payi.cdi.internal.core.config.SetupConfiguration.LimitType;
import com.payi.cdi.internal.core.config.SetupConfiguration.Mode;
import com.payi.cdi.internal.core.config.StreamUsageRules.StreamUsage;
import com.payi.cdi.internal.core.config.UseCaseSteps;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigDocSection;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithParentName;

/**
 * Pay-i.
 *
 * <p>
 * No code reads this mapping: the library reads MicroProfile Config on every platform. The mapping gives the keys and
 * their types to Quarkus, to editors and to the reference. No value has a default here: the library would see it as a
 * value that the user has set. A value that cannot be used is absent here: the library reports all of them together.
 */
@ConfigMapping(prefix = "payi")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface PayiConfig {
    /**
     * Whether GenAI calls are accounted for at all.
     */
    @ConfigDocDefault("true")
    Optional<@WithConverter(UsableValue.Flag.class) Boolean> enabled();

    /**
     * The key of the application at Pay-i. Without it, calls are neither reported nor routed through Pay-i.
     */
    Optional<String> apiKey();

    /**
     * A file that holds the key, where payi.api-key is not set.
     */
    Optional<@WithConverter(UsableValue.File.class) Path> apiKeyFile();

    /**
     * Where Pay-i is: an http or https URL without user, query and fragment.
     */
    @ConfigDocDefault("https://api.pay-i.com")
    Optional<@WithConverter(UsableValue.Address.class) URI> baseUrl();

    /**
     * Whether {@code payi.base-url} may be an http URL that does not lead to this machine, although the key is sent
     * there.
     */
    @ConfigDocDefault("false")
    Optional<@WithConverter(UsableValue.Flag.class) Boolean> allowPlainHttp();

    /**
     * Whether calls are routed through Pay-i, instead of going straight to the provider and being reported.
     */
    @ConfigDocDefault("false")
    Optional<@WithConverter(UsableValue.Flag.class) Boolean> proxy();

    /**
     * Whether Pay-i is asked not to keep prompts and answers of the calls that are routed through it.
     */
    @ConfigDocDefault("false")
    Optional<@WithConverter(UsableValue.Flag.class) Boolean> proxyLoggingDisable();

    /**
     * Hosts, separated by commas, that are GenAI providers although their names do not say so.
     */
    Optional<List<String>> providerHosts();

    /**
     * How calls to a host are priced.
     */
    @ConfigDocMapKey("host")
    Map<String, HostMapping> hostMappings();

    /**
     * How calls of a model are priced.
     */
    @ConfigDocMapKey("name")
    Map<String, ModelMapping> modelMappings();

    /**
     * Whether calls outside of every context are accounted for.
     */
    @ConfigDocDefault("true")
    Optional<@WithConverter(UsableValue.Flag.class) Boolean> globalContext();

    /**
     * The use case of calls for which no context names one. Empty: none.
     */
    @ConfigDocDefault("the application's name")
    Optional<String> useCaseName();

    /**
     * The instance of that use case. Empty: none is sent.
     */
    @ConfigDocDefault("generated once per start")
    Optional<String> useCaseId();

    /**
     * The version of that use case: an integer from 0 on.
     */
    Optional<@WithConverter(UsableValue.Number.class) Integer> useCaseVersion();

    /**
     * Properties of that use case instance.
     */
    @ConfigDocMapKey("property-name")
    Map<String, Optional<String>> useCaseProperties();

    /**
     * The limits that every call counts against, separated by commas.
     */
    Optional<List<String>> limitIds();

    /**
     * The user on whose behalf calls are made, where no context names one.
     */
    Optional<String> userId();

    /**
     * Whether the authenticated principal is the user, where no context names one.
     */
    @ConfigDocDefault("false")
    Optional<@WithConverter(UsableValue.Flag.class) Boolean> userIdFromPrincipal();

    /**
     * The account that calls are made for, where no context names one.
     */
    Optional<String> accountName();

    /**
     * Properties of every request.
     */
    @ConfigDocMapKey("property-name")
    Map<String, Optional<String>> requestProperties();

    /**
     * Contexts that travel between services.
     */
    @ConfigDocSection
    Propagation propagation();

    /**
     * Whether prompts and answers may be sent to Pay-i.
     */
    @ConfigDocDefault("false")
    Optional<@WithConverter(UsableValue.Flag.class) Boolean> logPromptAndResponse();

    /**
     * Whether images, sound and files inside them are sent as they are.
     */
    @ConfigDocDefault("false")
    Optional<@WithConverter(UsableValue.Flag.class) Boolean> instrumentInlineData();

    /**
     * Work that goes on at the provider after its answer.
     */
    @ConfigDocSection
    Background background();

    /**
     * Whether streamed chat completions are asked for their usage: {@code auto} asks hosts that are known to accept the
     * question, those of {@code payi.provider-hosts}, and this machine; {@code always}; {@code never}.
     */
    @ConfigDocDefault("auto")
    Optional<@WithConverter(UsableValue.StreamUsageChoice.class) StreamUsage> streamUsage();

    /**
     * What is kept of bodies.
     */
    @ConfigDocSection
    Capture capture();

    /**
     * Which events have their operation and attempt as request properties: {@code never}, {@code retries} or
     * {@code always}.
     */
    @ConfigDocDefault("retries")
    Optional<@WithConverter(UsableValue.AttemptsChoice.class) AttemptProperties> attempts();

    /**
     * Where the step of a use case comes from that the application does not give: {@code off} or {@code methods}, the names
     * of the methods of AI services, agents and tools. Needed when the application is built.
     */
    @ConfigDocDefault("off")
    Optional<@WithConverter(UsableValue.StepsChoice.class) UseCaseSteps> useCaseSteps();

    /**
     * Where the id of a conversation comes from that the application does not give: {@code off} or {@code memory-id}, the
     * parameters of AI services with {@code @MemoryId}. Needed when the application is built.
     */
    @ConfigDocDefault("off")
    Optional<@WithConverter(UsableValue.ConversationsChoice.class) ConversationIds> conversationIds();

    /**
     * What happens to calls under limits.
     */
    @ConfigDocSection
    Limits limits();

    /**
     * What the calls of use cases may cost.
     */
    @ConfigDocMapKey("name")
    Map<String, UseCase> useCases();

    /**
     * What meters of spend show.
     */
    @ConfigDocSection
    Metrics metrics();

    /**
     * Use cases and limits that Pay-i does not know yet.
     */
    @ConfigDocSection
    Setup setup();

    /**
     * Traces of OpenTelemetry.
     */
    @ConfigDocSection
    Tracing tracing();

    /**
     * The delivery of events.
     */
    @ConfigDocSection
    Ingest ingest();

    /**
     * Where events go: to Pay-i (http) or to a topic of Kafka (kafka).
     */
    @ConfigDocDefault("http")
    Optional<@WithConverter(UsableValue.SenderChoice.class) Sender> sender();

    /**
     * Kafka between the application and Pay-i.
     */
    @ConfigDocSection
    Kafka kafka();

    /**
     * The delivery of events that are in Kafka.
     */
    @ConfigDocSection
    Relay relay();

    /** Contexts that travel between services. */
    interface Propagation {
        /**
         * From which addresses contexts are taken over, separated by commas.
         */
        Optional<List<String>> inbound();

        /**
         * The hosts that contexts are sent to, separated by commas.
         */
        Optional<List<String>> outbound();
    }

    /** Work that goes on at the provider after its answer. */
    interface Background {
        /**
         * How long the context of such a call is kept.
         */
        @ConfigDocDefault("2d")
        Optional<@WithConverter(UsableValue.Period.class) Duration> ttl();
    }

    /** How calls to a host are priced. */
    interface HostMapping {
        /**
         * The category whose prices hold.
         */
        Optional<String> priceAsCategory();

        /**
         * Whether streams of this host are asked for their usage: {@code auto}, {@code always} or {@code never}; by default
         * as {@code payi.stream-usage}.
         */
        Optional<@WithConverter(UsableValue.StreamUsageChoice.class) StreamUsage> streamUsage();
    }

    /** How calls of a model are priced. */
    interface ModelMapping {
        /**
         * The model, as calls name it.
         */
        Optional<String> model();

        /**
         * The host that the mapping is for; any by default.
         */
        Optional<String> host();

        /**
         * The category whose prices hold.
         */
        Optional<String> priceAsCategory();

        /**
         * The resource whose prices hold.
         */
        Optional<String> priceAsResource();

        /**
         * Where the model is hosted, as far as its price depends on it.
         */
        Optional<String> resourceScope();
    }

    /** What is kept of bodies. */
    interface Capture {
        /**
         * How many bytes of a prompt or an answer are sent to Pay-i, where they may be sent.
         */
        @ConfigDocDefault("1048576")
        Optional<@WithConverter(UsableValue.Number.class) Integer> maxBytes();
    }

    /** What happens to calls under limits. */
    interface Limits {
        /**
         * What happens to a call under a limit that is known as blocked: {@code ignore}, {@code warn} or {@code block}.
         */
        @ConfigDocDefault("warn")
        Optional<@WithConverter(UsableValue.OnBlockedChoice.class) OnBlocked> onBlocked();

        /**
         * How long an answer about a limit counts.
         */
        @ConfigDocDefault("60s")
        Optional<@WithConverter(UsableValue.Period.class) Duration> stateTtl();

        /**
         * Whether the estimated cost of a call is held in its limits until Pay-i has answered.
         */
        @ConfigDocDefault("false")
        Optional<@WithConverter(UsableValue.Flag.class) Boolean> reservation();

        /**
         * How much may be spent under a limit, in US dollars, in place of what Pay-i knows.
         */
        @ConfigDocMapKey("id")
        Map<String, Optional<@WithConverter(UsableValue.Amount.class) Double>> max();

        /**
         * How often Pay-i is asked what is spent under a limit.
         */
        @ConfigDocDefault("60s")
        Optional<@WithConverter(UsableValue.Period.class) Duration> refresh();

        /**
         * What a call is estimated to cost before Pay-i has answered one like it, in US dollars.
         */
        @ConfigDocDefault("0.01")
        Optional<@WithConverter(UsableValue.Amount.class) Double> defaultCost();

        /**
         * At which share of a budget the application gets the event {@code BudgetThresholdReached}.
         */
        @ConfigDocDefault("0.8")
        Optional<@WithConverter(UsableValue.Amount.class) Double> threshold();

        /**
         * The model that a call is made with in place of another one, when a limit in its context is used up.
         */
        @ConfigDocMapKey("model")
        Map<String, Optional<String>> fallback();
    }

    /** What the calls of a use case may cost. */
    interface UseCase {
        /**
         * How many calls an instance of the use case may make.
         */
        Optional<@WithConverter(UsableValue.Number.class) Integer> maxCalls();

        /**
         * What the calls of an instance of the use case may cost together, in US dollars.
         */
        Optional<@WithConverter(UsableValue.Amount.class) Double> maxCostUsd();
    }

    /** What meters of spend show. */
    interface Metrics {
        /**
         * Which events are sent on their own so that meters learn their cost: {@code all}, {@code sampled} or {@code seen}.
         */
        @ConfigDocDefault("sampled")
        Optional<@WithConverter(UsableValue.CostsChoice.class) Costs> costs();

        /**
         * The only use cases that meters name, separated by commas; by default the first that come.
         */
        Optional<List<String>> useCases();

        /**
         * The only models that meters name, separated by commas; by default the first that come.
         */
        Optional<List<String>> models();

        /**
         * The only limits that meters name, separated by commas; by default the first that come.
         */
        Optional<List<String>> limits();

        /**
         * How many values a tag without a list may have; the rest is {@code other}.
         */
        @ConfigDocDefault("50")
        Optional<@WithConverter(UsableValue.Number.class) Integer> maxValues();

        /**
         * Whether there are meters with the names of OpenTelemetry's conventions for GenAI.
         */
        @ConfigDocDefault("false")
        Optional<@WithConverter(UsableValue.Flag.class) Boolean> genAi();
    }

    /** Use cases and limits that Pay-i does not know yet. */
    interface Setup {
        /**
         * What is done at the start about use cases and limits that the application names and Pay-i does not know:
         * {@code off}, {@code verify} (they are logged) or {@code create}.
         */
        @WithParentName
        @ConfigDocDefault("off")
        Optional<@WithConverter(UsableValue.SetupChoice.class) Mode> mode();

        /**
         * What limits are created with.
         */
        @ConfigDocMapKey("id")
        Map<String, SetupLimit> limits();
    }

    /** What a limit is created with. */
    interface SetupLimit {
        /**
         * How much may be spent, in US dollars.
         */
        Optional<@WithConverter(UsableValue.Amount.class) Double> max();

        /**
         * What happens to calls when the limit is used up: {@code allow} or {@code block}.
         */
        @ConfigDocDefault("allow")
        Optional<@WithConverter(UsableValue.LimitTypeChoice.class) LimitType> type();

        /**
         * From which share of the amount on the limit is exceeded, from 0.75 to 0.99.
         */
        Optional<@WithConverter(UsableValue.Amount.class) Double> threshold();
    }

    /** Traces of OpenTelemetry. */
    interface Tracing {
        /**
         * Whether the span in which a call is made gets attributes of the call and its context.
         */
        @ConfigDocDefault("false")
        Optional<@WithConverter(UsableValue.Flag.class) Boolean> spanAttributes();

        /**
         * Whether each event has the id of its trace as a request property.
         */
        @ConfigDocDefault("false")
        Optional<@WithConverter(UsableValue.Flag.class) Boolean> traceId();
    }

    /** The delivery of events. */
    interface Ingest {
        /**
         * How many events may wait for their delivery; more are dropped.
         */
        @ConfigDocDefault("50000")
        Optional<@WithConverter(UsableValue.Number.class) Integer> queueCapacity();

        /**
         * How many bytes of events may wait for their delivery in memory; more are dropped.
         */
        @ConfigDocDefault("33554432")
        Optional<@WithConverter(UsableValue.Number.class) Integer> queueMaxBytes();

        /**
         * Which event gives way when there is no room: drop-newest or drop-oldest.
         */
        @ConfigDocDefault("drop-newest")
        Optional<@WithConverter(UsableValue.OverflowChoice.class) Overflow> overflow();

        /**
         * How many requests to Pay-i may be on their way at once.
         */
        @ConfigDocDefault("4")
        Optional<@WithConverter(UsableValue.Number.class) Integer> maxInFlight();

        /**
         * Which events are sent on their own: auto, single or together.
         */
        @ConfigDocDefault("auto")
        Optional<@WithConverter(UsableValue.SendingChoice.class) Sending> send();

        /**
         * How long events gather after a request to be sent together; 0 for not at all.
         */
        @ConfigDocDefault("500ms")
        Optional<@WithConverter(UsableValue.Period.class) Duration> linger();

        /**
         * Events that travel together.
         */
        @ConfigDocSection
        Bulk bulk();

        /**
         * Whether the bodies of requests to Pay-i are compressed.
         */
        @ConfigDocDefault("false")
        Optional<@WithConverter(UsableValue.Flag.class) Boolean> gzip();

        /**
         * When a failed delivery is tried again.
         */
        @ConfigDocSection
        Retry retry();

        /**
         * Where events survive the process.
         */
        @ConfigDocSection
        Spool spool();

        /**
         * A file that events are appended to instead of being sent.
         */
        Optional<@WithConverter(UsableValue.File.class) Path> offlineFile();

        /**
         * How long a connection to Pay-i may take.
         */
        @ConfigDocDefault("5s")
        Optional<@WithConverter(UsableValue.Period.class) Duration> connectTimeout();

        /**
         * How long Pay-i may take to answer.
         */
        @ConfigDocDefault("60s")
        Optional<@WithConverter(UsableValue.Period.class) Duration> requestTimeout();

        /**
         * How long the application waits at its end for events to be delivered.
         */
        @ConfigDocDefault("5s")
        Optional<@WithConverter(UsableValue.Period.class) Duration> shutdownTimeout();
    }

    /** Events that travel together. */
    interface Bulk {
        /**
         * From how many waiting events on they travel together; 0 for never.
         */
        @ConfigDocDefault("50")
        Optional<@WithConverter(UsableValue.Number.class) Integer> threshold();

        /**
         * How many events travel together at most.
         */
        @ConfigDocDefault("100")
        Optional<@WithConverter(UsableValue.Number.class) Integer> maxEvents();
    }

    /** When a failed delivery is tried again. */
    interface Retry {
        /**
         * The longest pause after the first failure; it doubles with each further one.
         */
        @ConfigDocDefault("500ms")
        Optional<@WithConverter(UsableValue.Period.class) Duration> initialDelay();

        /**
         * The longest pause.
         */
        @ConfigDocDefault("30s")
        Optional<@WithConverter(UsableValue.Period.class) Duration> maxDelay();

        /**
         * How often an event may fail while others get through.
         */
        @ConfigDocDefault("10")
        Optional<@WithConverter(UsableValue.Number.class) Integer> maxAttempts();

        /**
         * How old an event may be that has failed.
         */
        @ConfigDocDefault("1d")
        Optional<@WithConverter(UsableValue.Period.class) Duration> maxAge();
    }

    /** Where events survive the process. */
    interface Spool {
        /**
         * The directory; none by default.
         */
        Optional<@WithConverter(UsableValue.File.class) Path> directory();

        /**
         * How many bytes of events may wait on disk.
         */
        @ConfigDocDefault("1073741824")
        Optional<@WithConverter(UsableValue.LongNumber.class) Long> maxBytes();

        /**
         * How often what was written is forced to the disk; 0 for after each write.
         */
        @ConfigDocDefault("1s")
        Optional<@WithConverter(UsableValue.Period.class) Duration> fsyncInterval();
    }

    /** Kafka between the application and Pay-i. */
    interface Kafka {
        /**
         * The brokers to begin with: hosts with ports, separated by commas.
         */
        Optional<String> bootstrapServers();

        /**
         * The topic of the events.
         */
        @ConfigDocDefault("payi-events")
        Optional<String> topic();

        /**
         * Any other property of Kafka's clients.
         */
        @WithParentName
        @ConfigDocMapKey("property")
        Map<String, Optional<String>> properties();
    }

    /** The delivery of events that are in Kafka. */
    interface Relay {
        /**
         * Whether the application delivers the events of the topic to Pay-i.
         */
        @ConfigDocDefault("false")
        Optional<@WithConverter(UsableValue.Flag.class) Boolean> enabled();

        /**
         * The group of consumers that the relay belongs to.
         */
        @ConfigDocDefault("payi-relay")
        Optional<String> group();

        /**
         * The topic for what can never be delivered.
         */
        @ConfigDocDefault("the topic's name and -dead")
        Optional<String> deadLetterTopic();

        /**
         * How many events may be read and not delivered yet.
         */
        @ConfigDocDefault("5000")
        Optional<@WithConverter(UsableValue.Number.class) Integer> maxEvents();
    }
}
