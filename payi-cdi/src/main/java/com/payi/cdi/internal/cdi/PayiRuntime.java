package com.payi.cdi.internal.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.PayiLogger;
import com.payi.cdi.internal.config.ApplicationName;
import com.payi.cdi.internal.config.ConfigLookup;
import com.payi.cdi.internal.config.ConfigurationReader;
import com.payi.cdi.internal.config.PayiConfiguration;
import com.payi.cdi.internal.context.ContextValues;
import com.payi.cdi.internal.context.Frame;
import com.payi.cdi.internal.dialect.Dialects;
import com.payi.cdi.internal.exchange.CallTracker;
import com.payi.cdi.internal.exchange.ExchangeReport;
import com.payi.cdi.internal.exchange.OpenExchanges;
import com.payi.cdi.internal.ingest.IngestService;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UserIdProvider;

/** What one application has of the library: its configuration, its global context and its delivery. */
@Singleton
public class PayiRuntime {
    private final PayiConfiguration configuration;
    private final OpenExchanges exchanges = new OpenExchanges();
    private final ContextLevels levels;
    private final IngestService ingest;
    private final ResultPublisher publisher;
    private final CallTracker calls;

    @Inject
    PayiRuntime(Event<PayiResult> results, Instance<ProviderDialect> dialects, Instance<UserIdProvider> users,
            Instance<PrincipalSource> principals, ActiveRequest request, BeanManager beans) {
        ConfigLookup lookup = ConfigLookup.ofPlatform();
        this.configuration = ConfigurationReader.read(lookup, ApplicationName.find(lookup));
        boolean global = configuration.enabled() && configuration.globalContext();
        this.levels = new ContextLevels(Frame.root(global ? configuration.global() : ContextValues.NONE, exchanges), global,
                request, new CallerUser(users, principals, beans, configuration.userIdFromPrincipal()));
        this.publisher = new ResultPublisher(results, Thread.currentThread().getContextClassLoader());
        this.ingest = new IngestService(configuration, publisher, exchanges::sweep);
        this.calls = new CallTracker(configuration, new Dialects(dialects.stream().toList()), levels::outside, exchanges,
                new ExchangeReport(configuration, exchanges, ingest, publisher),
                ingest::start);
    }

    /** Tells the operator how the application will account for its calls. To be called once, when the application starts. */
    public void announce() {
        if (!configuration.enabled()) {
            PayiLogger.LOG.disabled();
            return;
        }
        ConfigurationReader.unknownKeys(ConfigLookup.ofPlatform()).forEach(PayiLogger.LOG::unknownKey);
        if (configuration.apiKey() == null) {
            PayiLogger.LOG.apiKeyMissing();
        } else {
            String useCase = configuration.global().useCaseName();
            PayiLogger.LOG.started(configuration.proxy() ? "proxy" : "ingest", configuration.baseUrl().toString(),
                    useCase == null || useCase.isEmpty() ? "none" : useCase);
        }
    }

    public PayiConfiguration configuration() {
        return configuration;
    }

    /** What holds for the whole process. */
    public ContextValues configuredValues() {
        return levels.configured();
    }

    /** What the first frame of a thread stands on: the configuration, the caller and the request. */
    public Frame baseFrame() {
        return levels.ground();
    }

    /** What holds outside of every context; null if nothing does. */
    public Frame globalFrame() {
        return levels.outside();
    }

    /** A frame on what holds on this thread. */
    public Frame open(ContextValues supplied) {
        return levels.open(supplied);
    }

    /** The frame to take along to another thread; null if there is nothing to take along. */
    public Frame handedOver() {
        return levels.handedOver();
    }

    public CallTracker calls() {
        return calls;
    }

    @PreDestroy
    void close() {
        publisher.end();
        exchanges.close();
        ingest.close();
    }
}
