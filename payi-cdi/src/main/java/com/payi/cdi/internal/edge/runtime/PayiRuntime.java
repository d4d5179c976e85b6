package com.payi.cdi.internal.edge.runtime;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.BudgetThresholdReached;
import com.payi.cdi.IngestStatistics;
import com.payi.cdi.LimitStates;
import com.payi.cdi.PayiResult;
import com.payi.cdi.client.CallReport;
import com.payi.cdi.internal.core.call.BackgroundWork;
import com.payi.cdi.internal.core.call.CallTracker;
import com.payi.cdi.internal.core.call.OpenExchanges;
import com.payi.cdi.internal.core.call.report.ExchangeReport;
import com.payi.cdi.internal.core.config.ApplicationName;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.config.LimitsConfiguration;
import com.payi.cdi.internal.core.config.LimitsConfiguration.OnBlocked;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.EventWatcher;
import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.internal.core.delivery.ResultNeed;
import com.payi.cdi.internal.core.delivery.http.HttpLimitTerms;
import com.payi.cdi.internal.core.limits.Budgets;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.limits.LimitStateCache;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.edge.config.PlatformConfig;
import com.payi.cdi.internal.edge.request.FrameResolver;
import com.payi.cdi.internal.edge.request.FrameResolverFactory;
import com.payi.cdi.internal.edge.tracing.ApplicationTracing;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.ProviderDialect;

/** The library in one application: configuration, global context, calls, limits and delivery. */
@Singleton
public class PayiRuntime {
    private final PayiConfiguration configuration;
    private final OpenExchanges exchanges = new OpenExchanges();
    private final ApplicationFrames owner;
    private final FrameResolver frames;
    private final IngestService ingest;
    private final ObserverThread observerThread;
    /** Null if the library's own sender is used. */
    private final ApplicationSender sender;
    private final Scores scores;
    private final ExchangeReport report;
    private final CallTracker calls;
    private final LimitStateCache limits;
    private final Budgets budgets;
    /** Null where Pay-i cannot be asked. */
    private final HttpLimitTerms terms;
    private final ApplicationRelay relay;
    private final SpendObservation spend;

    @Inject
    PayiRuntime(Event<PayiResult> results, Event<BudgetThresholdReached> thresholds, Instance<ProviderDialect> dialects,
            Instance<IngestSender> senders,
            FrameResolverFactory resolvers, Instance<EventWatcher> watchers, BeanManager beans) {
        ConfigLookup lookup = PlatformConfig.lookup();
        this.configuration = ConfigurationReader.read(lookup, ApplicationName.find(lookup));
        ContextReceivers.begin(configuration);
        this.relay = new ApplicationRelay(configuration);
        boolean global = configuration.enabled() && configuration.globalContext();
        ResultObservers observers = ResultObservers.find(beans);
        EventWatcher watcher = watchers.isUnsatisfied() ? null : watchers.get();
        ResultNeed need = new ResultNeed(observers.needResults() || watcher != null);
        // Not injected as Instance<Object>: Quarkus would then take no bean of the application for unused.
        this.owner = new ApplicationFrames(exchanges, beans.createInstance(), need);
        Frame configured = Frame.root(global ? configuration.global() : ContextValues.NONE, owner);
        this.frames = resolvers.create(configured, global, configuration.userIdFromPrincipal());
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        this.limits = new LimitStateCache(configuration.limits().stateTtl());
        this.observerThread = new ObserverThread(application);
        this.terms = configuration.enabled() && configuration.apiKey() != null ? new HttpLimitTerms(configuration) : null;
        this.budgets = new Budgets(configuration.limits(), terms,
                ResultObservers.ofThresholds(beans) ? reached -> observerThread.fire(thresholds, reached) : null);
        this.spend = new SpendObservation(configuration, limits, observerThread::run);
        ResultPublisher publisher = new ResultPublisher(
                observers.exist() ? result -> observerThread.fire(results, result) : null, limits, budgets, need, watcher,
                spend);
        this.sender = ApplicationSender.find(senders, application);
        this.ingest = new IngestService(configuration.delivery(), sender != null || configuration.isDeliverable(),
                () -> sender != null ? sender : IngestSenders.of(configuration), publisher, this::sweep);
        this.scores = new Scores(isAccounting(), ingest);
        BackgroundWork background = new BackgroundWork(configuration.backgroundTtl().toNanos(), System::nanoTime);
        this.report = new ExchangeReport(configuration, ingest, publisher, background);
        this.calls = new CallTracker(configuration, new Dialects(dialects.stream().toList()), frames::globalFrame,
                new LimitGuard(configuration.limits(), limits, budgets), exchanges,
                report, sender != null || configuration.isDeliverable(), ingest::start, background,
                ApplicationTracing.of(configuration.tracing()));
    }

    /** Runs now and then on the delivering thread. */
    private void sweep() {
        exchanges.sweep();
        report.reportExpired();
        spend.showNew();
    }

    /** Logs how the application accounts for its calls. Called once, when the application starts. */
    public void announce() {
        if (!configuration.enabled()) {
            PayiLogger.LOG.disabled();
            return;
        }
        ConfigurationReader.unknownKeys(PlatformConfig.lookup())
                .forEach(unknown -> PayiLogger.LOG.unknownKey(unknown.subject(), unknown.hint()));
        boolean deliverable = sender != null || configuration.isDeliverable();
        if (!deliverable) {
            PayiLogger.LOG.apiKeyMissing();
        } else {
            String useCase = configuration.global().useCaseName();
            PayiLogger.LOG.started(configuration.proxy() ? "proxy" : "ingest", configuration.baseUrl().toString(),
                    useCase == null || useCase.isEmpty() ? "none" : useCase);
        }
        announceReservation();
        relay.start();
        if (configuration.delivery().spool() != null) {
            if (deliverable) {
                // An earlier process may have left events.
                ingest.start(report::example);
            } else {
                DeliveryLogger.LOG.spoolWithoutKey(configuration.delivery().spool().directory().toString());
            }
        }
    }

    private void announceReservation() {
        LimitsConfiguration ofLimits = configuration.limits();
        if (ofLimits.reservation() && ofLimits.onBlocked() != OnBlocked.BLOCK) {
            PayiLogger.LOG.reservationWithoutBlock(ofLimits.onBlocked().name().toLowerCase(Locale.ROOT));
        }
        List<String> limitIds = configuration.global().limitIds();
        budgets.start(limitIds == null ? List.of() : limitIds);
    }

    /** @param listener gets the frames whose work has ended without a call that was seen; called often */
    public void whenContextHasNoCall(Consumer<Frame> listener) {
        owner.whenWithoutCall(listener);
    }

    /** Whether calls are accounted for in any way. */
    public boolean isAccounting() {
        return configuration.enabled() && (sender != null || configuration.isDeliverable());
    }

    public PayiConfiguration configuration() {
        return configuration;
    }

    /** The values of the configuration. */
    public ContextValues configuredValues() {
        return frames.configured();
    }

    /** The same as the configuration has them: without an id of the use case that is generated at the start. */
    public ContextValues valuesAsConfigured() {
        return configuration.globalContext() ? configuration.global() : ContextValues.NONE;
    }

    /** The frame outside of every context, null for none. */
    public Frame globalFrame() {
        return configuration.enabled() ? frames.globalFrame() : null;
    }

    /** A new frame on top of the one that is effective on this thread; null if the accounting is off. */
    public Frame open(ContextValues supplied) {
        return configuration.enabled() ? frames.open(configuration.limits().capped(supplied)) : null;
    }

    /** The frame to attach on another thread, null for none. */
    Frame captureForOtherThread() {
        return configuration.enabled() ? frames.captureForOtherThread() : null;
    }

    /** Reports what the application says that a call consumed. */
    public void report(CallReport consumed, Frame frame) {
        if (configuration.enabled()) {
            Frame global = frame != null ? frame : frames.globalFrame();
            Frame effective = global != null ? global : Frame.detachedRoot();
            effective.markCalled();
            report.report(consumed, effective);
        }
    }

    /** What the application's calls cost, for meters. */
    public SpendObservation spend() {
        return spend;
    }

    /** Takes the scores of KPIs. */
    public Scores scores() {
        return scores;
    }

    public CallTracker calls() {
        return calls;
    }

    @Produces
    @Singleton
    IngestStatistics statistics() {
        return ingest.statistics();
    }

    @Produces
    @Singleton
    com.payi.cdi.IngestService ingestService() {
        return ingest::flush;
    }

    @Produces
    @Singleton
    public LimitStates limitStates() {
        return limits;
    }

    /**
     * Delivers the last events while the application's own sender, which is one of its beans, still exists. An
     * application whose deployment fails ends as well, and has no runtime.
     */
    void beforeBeansGo(
            @Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (sender != null) {
            close();
        }
    }

    /** Delivers what is queued in any case: while GlassFish ends, to load a class may fail with an error. */
    @PreDestroy
    void close() {
        try {
            owner.end();
            observerThread.end();
            if (terms != null) {
                terms.close();
            }
            exchanges.close();
            report.close();
            relay.close();
        } finally {
            ingest.close();
            spend.close();
        }
    }
}
