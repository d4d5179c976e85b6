package com.payi.cdi.internal.edge.bootstrap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.log.LogText;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;

/**
 * Finds all mistakes of an application, those in annotations and those in the configuration, and reports them at once.
 */
final class DeploymentCheck {
    private final CollectedMethods methods;
    private final Set<String> problems;

    /** @param problems the mistakes that were found when the annotations were read */
    DeploymentCheck(CollectedMethods methods, Collection<String> problems) {
        this.methods = methods;
        this.problems = new TreeSet<>(problems);
    }

    /** Checks without a configuration, which is not known while an application is built. */
    Optional<PayiConfigurationException> withoutConfiguration() {
        return result("");
    }

    /** Checks with the configuration, and warns of keys that have no effect. */
    Optional<PayiConfigurationException> with(ConfigLookup lookup) {
        String configuration = "";
        boolean enabled = true;
        try {
            enabled = ConfigurationReader.read(lookup, null).enabled();
        } catch (PayiConfigurationException e) {
            configuration = e.getMessage();
        }
        // Where the accounting is off, only mistakes that no configuration can correct are reported.
        if (enabled) {
            problems.addAll(methods.problems(lookup));
            methods.ignoredKeys(lookup).forEach(PayiLogger.LOG::trackKeyIgnored);
        }
        return result(configuration);
    }

    private Optional<PayiConfigurationException> result(String configuration) {
        if (problems.isEmpty()) {
            return configuration.isEmpty() ? Optional.empty() : Optional.of(new PayiConfigurationException(configuration));
        }
        String tracks = PayiLogger.LOG
                .tracksInvalid("\n  " + problems.stream().map(LogText::of).collect(Collectors.joining("\n  ")));
        return Optional.of(new PayiConfigurationException(
                String.join("\n", configuration.isEmpty() ? List.of(tracks) : List.of(tracks, configuration))));
    }
}
