package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.internal.core.config.ConfigKey;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.config.PayiConfiguration;

/**
 * Where Pay-i is and with which key: options first, then the environment. The key is no option, as all could read it
 * there.
 */
final class PayiAccess implements ConfigLookup {
    /** All else that an application's environment configures has no effect on the sending of its events. */
    private static final Set<String> FROM_ENVIRONMENT = Set.of(ConfigKey.API_KEY.key(), ConfigKey.API_KEY_FILE.key(),
            ConfigKey.BASE_URL.key(),
            ConfigKey.ALLOW_PLAIN_HTTP.key(), ConfigKey.CONNECT_TIMEOUT.key(), ConfigKey.REQUEST_TIMEOUT.key(),
            ConfigKey.GZIP.key());

    private final Map<String, String> options;
    private final ConfigLookup environment;
    private final Predicate<String> fromEnvironment;

    private PayiAccess(Arguments arguments, ConfigLookup environment, Map<String, String> more,
            Predicate<String> fromEnvironment) throws CommandException {
        this.environment = environment;
        this.options = new HashMap<>(more);
        this.fromEnvironment = fromEnvironment;
        if (arguments.has("--key-file")) {
            options.put(ConfigKey.API_KEY.key(), key(arguments.value("--key-file")));
        }
        if (arguments.has("--base-url")) {
            options.put(ConfigKey.BASE_URL.key(), arguments.value("--base-url"));
        }
        if (arguments.has("--allow-plain-http")) {
            options.put(ConfigKey.ALLOW_PLAIN_HTTP.key(), "true");
        }
    }

    static PayiConfiguration of(Arguments arguments, ConfigLookup environment) throws CommandException {
        return of(arguments, environment, Map.of(), FROM_ENVIRONMENT::contains);
    }

    /**
     * @param more keys that options of a command stand for
     * @param fromEnvironment the keys that count where no option gives them
     */
    static PayiConfiguration of(Arguments arguments, ConfigLookup environment, Map<String, String> more,
            Predicate<String> fromEnvironment) throws CommandException {
        try {
            PayiConfiguration configuration = ConfigurationReader
                    .read(new PayiAccess(arguments, environment, more, fromEnvironment), null);
            if (configuration.apiKey() == null) {
                throw CommandException
                        .unusable("Pay-i's API key is missing: set PAYI_API_KEY in the environment, or give a file"
                                + " that holds it with --key-file");
            }
            return configuration;
        } catch (PayiConfigurationException e) {
            throw CommandException.unusable(e.getMessage());
        }
    }

    private static String key(String file) throws CommandException {
        try {
            return Files.readString(Arguments.path(file)).strip();
        } catch (IOException e) {
            throw CommandException.unusable("The key cannot be read: " + e);
        }
    }

    @Override
    public String value(String key) {
        if (options.containsKey(key)) {
            return options.get(key);
        }
        return fromEnvironment.test(key) ? environment.value(key) : null;
    }

    @Override
    public String source(String key) {
        if (options.containsKey(key)) {
            return key.equals(ConfigKey.API_KEY.key()) ? "the file of --key-file" : "the options";
        }
        return environment.source(key);
    }

    @Override
    public Iterable<String> names() {
        return options.keySet();
    }
}
