package com.payi.cdi.internal.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.internal.core.log.LogText;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.wire.CallUri;

/** Reads and checks the configuration; reports all mistakes together. */
public final class ConfigurationReader {
    private final ConfigLookup lookup;
    private final List<String> problems = new ArrayList<>();
    private final ValueReader values;

    private ConfigurationReader(ConfigLookup lookup) {
        this.lookup = lookup;
        this.values = new ValueReader(lookup, problems);
    }

    /**
     * @param applicationName the use case's name where none is configured, null for none
     * @throws PayiConfigurationException naming each key, value and what is allowed
     */
    public static PayiConfiguration read(ConfigLookup lookup, String applicationName) {
        return new ConfigurationReader(lookup).read(applicationName);
    }

    /** Names that begin like the library's keys and are none of them: most likely misspelled. */
    public static List<UnknownKey> unknownKeys(ConfigLookup lookup) {
        return ListedKeys.of(lookup).unknown();
    }

    private PayiConfiguration read(String applicationName) {
        boolean enabled = values.flag(ConfigKey.ENABLED);
        boolean checked = enabled || !problems.isEmpty();
        boolean proxy = values.flag(ConfigKey.PROXY);
        PayiConfiguration configuration = new PayiConfiguration(enabled, ApiKey.read(lookup, problems), baseUrl(), proxy,
                values.flag(ConfigKey.PROXY_LOGGING_DISABLE), providerHosts(), PriceMappings.read(values, problems),
                values.flag(ConfigKey.GLOBAL_CONTEXT),
                new ContextReader(lookup, values, problems).read(applicationName, proxy),
                values.flag(ConfigKey.USER_ID_FROM_PRINCIPAL),
                PropagationKeys.inbound(lookup, problems), PropagationKeys.outbound(lookup, problems),
                values.flag(ConfigKey.LOG_PROMPT_AND_RESPONSE), values.flag(ConfigKey.INSTRUMENT_INLINE_DATA),
                StreamUsageRules.read(values),
                values.number(ConfigKey.CAPTURE_MAX_BYTES, "a number of bytes, 0 or more", 0),
                values.duration(ConfigKey.BACKGROUND_TTL, 1),
                new DeliveryReader(lookup, values, problems).read(),
                LimitsConfiguration.read(values),
                MetricsConfiguration.read(values),
                new TracingConfiguration(values.flag(ConfigKey.TRACING_SPAN_ATTRIBUTES),
                        values.flag(ConfigKey.TRACING_TRACE_ID)),
                values.choice(ConfigKey.ATTEMPTS, AttemptProperties.class), SetupConfiguration.read(values),
                MethodValues.read(values));
        // With the accounting switched off, the other keys are not checked.
        if (checked && !problems.isEmpty()) {
            throw new PayiConfigurationException(
                    PayiLogger.LOG.configurationInvalid(
                            "\n  " + problems.stream().map(LogText::of).collect(Collectors.joining("\n  "))));
        }
        return configuration;
    }

    private Set<String> providerHosts() {
        String text = values.text(ConfigKey.PROVIDER_HOSTS);
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(",")).map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .filter(host -> !host.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private URI baseUrl() {
        String text = values.text(ConfigKey.BASE_URL);
        if (text == null) {
            return PayiConfiguration.DEFAULT_BASE_URL;
        }
        URI url = httpUrl(text);
        if (url == null) {
            problems.add(PayiLogger.LOG.configurationValue(ConfigKey.BASE_URL.key(), withoutSecrets(text),
                    "an http or https URL without user, query and fragment, such as " + PayiConfiguration.DEFAULT_BASE_URL));
            return PayiConfiguration.DEFAULT_BASE_URL;
        }
        if (url.getScheme().equals("http") && !CallUri.isLoopback(url) && !values.flag(ConfigKey.ALLOW_PLAIN_HTTP)) {
            problems.add(PayiLogger.LOG.plainHttp(text));
        }
        return url;
    }

    /** Messages must contain no password, and no key that a query or a fragment may have. */
    private static String withoutSecrets(String url) {
        return url.replaceFirst("[?#].*", "?…").replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*:)?(/*).*@", "$1$2…@")
                .replaceFirst("(//[^/:]*):(?![0-9]*([/?]|$))[^/]*", "$1:…");
    }

    private static URI httpUrl(String text) {
        try {
            URI url = new URI(text.replaceAll("/+$", ""));
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean usable = (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null
                    && url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            return usable ? new URI(scheme, null, url.getHost(), url.getPort(), url.getPath(), null, null) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
