package com.payi.cdi.internal.core.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

import com.payi.cdi.internal.core.config.ConfigKey;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.config.SetupConfiguration.LimitTerms;
import com.payi.cdi.internal.core.config.SetupConfiguration.Mode;
import com.payi.cdi.internal.core.log.LogList;
import com.payi.cdi.internal.core.log.SetupLogger;
import com.payi.cdi.internal.core.setup.SetupAnswer.Outcome;

/**
 * Looks up the use cases and limits that an application names, and creates what is missing or logs it. Several instances
 * of the application may do the same at once.
 */
public final class PayiSetup implements Runnable {
    private final PayiConfiguration configuration;
    private final List<NamedItem> items;
    private final SetupRequests requests;
    private final Attempts attempts;
    private final List<Object> missing = new ArrayList<>();
    private final List<NamedItem> created = new ArrayList<>();

    /** @param ended counted down when the application ends */
    public PayiSetup(PayiConfiguration configuration, List<NamedItem> items, SetupRequests requests, CountDownLatch ended) {
        this.configuration = configuration;
        this.items = items;
        this.requests = requests;
        this.attempts = new Attempts(configuration.delivery().initialDelay(), configuration.delivery().maxDelay(), ended,
                System::nanoTime);
    }

    /** Ends quietly when its thread is interrupted. */
    @Override
    public void run() {
        try {
            SetupAnswer failure = null;
            int looked = 0;
            while (looked < items.size() && failure == null) {
                failure = lookUp(items.get(looked));
                looked += failure == null ? 1 : 0;
            }
            report(failure, items.subList(looked, items.size()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError e) {
            SetupLogger.LOG.failed(e);
        }
    }

    /** An answer that is about no single item and ends the setup, else null. */
    private SetupAnswer lookUp(NamedItem item) throws InterruptedException {
        SetupAnswer found = attempts.make(() -> requests.find(item));
        if (found.outcome() == Outcome.MISSING) {
            return configuration.setup().mode() == Mode.CREATE ? create(item) : missing(item, linesFor(item));
        }
        return isFinal(found) ? found(item, found) : found;
    }

    private SetupAnswer found(NamedItem item, SetupAnswer found) {
        return found.outcome() == Outcome.EXISTS ? null : missing(item, ": " + found.text());
    }

    private SetupAnswer create(NamedItem item) throws InterruptedException {
        LimitTerms terms = configuration.setup().terms(item.name());
        boolean limit = item.kind() == NamedItem.Kind.LIMIT;
        if (limit && terms.max() == null) {
            return missing(item, linesFor(item));
        }
        SetupAnswer answer = attempts.make(() -> limit
                ? requests.createLimit(item.name(), terms)
                : requests.createUseCase(item.name()));
        if (!isFinal(answer)) {
            return answer;
        }
        if (answer.outcome() == Outcome.NAME_IN_USE) {
            // Usually another instance was faster.
            SetupAnswer again = attempts.make(() -> requests.find(item));
            return again.outcome() == Outcome.MISSING
                    ? missing(item, ": not created, because a limit of this name has another id")
                    : null;
        }
        if (answer.outcome() == Outcome.CREATED) {
            created.add(item);
        }
        return answer.outcome() == Outcome.REFUSED ? missing(item, ": not created: " + answer.text()) : null;
    }

    private static boolean isFinal(SetupAnswer answer) {
        return answer.outcome() != Outcome.RETRY && answer.outcome() != Outcome.KEY_REFUSED;
    }

    private SetupAnswer missing(NamedItem item, String more) {
        missing.add(item + more);
        return null;
    }

    /** The lines of configuration that a limit is created with. */
    private String linesFor(NamedItem item) {
        if (item.kind() != NamedItem.Kind.LIMIT || configuration.setup().terms(item.name()).max() != null) {
            return "";
        }
        String name = item.name().matches("[A-Za-z0-9_-]+") ? item.name() : '"' + item.name() + '"';
        return ": needs " + line(ConfigKey.SETUP_LIMIT_MAX, name, "<US dollars>") + "; may have "
                + line(ConfigKey.SETUP_LIMIT_TYPE, name, "allow") + " (or block) and "
                + line(ConfigKey.SETUP_LIMIT_THRESHOLD, name, "<0.75 to 0.99>");
    }

    private static String line(ConfigKey key, String name, String value) {
        return key.key().replace("*", name) + "=" + value;
    }

    private void report(SetupAnswer failure, List<NamedItem> rest) {
        String mode = configuration.setup().mode().name().toLowerCase(Locale.ROOT);
        if (!created.isEmpty()) {
            SetupLogger.LOG.created(new LogList(created));
        }
        if (!missing.isEmpty()) {
            SetupLogger.LOG.missing(missing.size(), items.size(), new LogList(missing), mode);
        }
        if (failure != null && failure.outcome() == Outcome.KEY_REFUSED) {
            SetupLogger.LOG.keyRefused(failure.text(), new LogList(rest), configuration.key().origin());
        } else if (failure != null) {
            SetupLogger.LOG.notAsked(configuration.baseUrl().toString(), failure.text(), new LogList(rest), mode);
        } else if (missing.isEmpty() && created.isEmpty()) {
            SetupLogger.LOG.complete(items.size());
        }
    }
}
