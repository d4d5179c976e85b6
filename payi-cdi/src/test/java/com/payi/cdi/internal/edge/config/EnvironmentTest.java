package com.payi.cdi.internal.edge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.internal.core.config.ConfigKey;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.config.KafkaConfiguration;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

/** What the environment of a process configures, read in a process that has it. */
class EnvironmentTest {
    /** What implements MicroProfile Config in the process. */
    enum Platform {
        SMALLRYE_CONFIG, NO_MICROPROFILE;

        String classPath() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> this == SMALLRYE_CONFIG || !entry.contains("microprofile-config-api"))
                    .collect(Collectors.joining(File.pathSeparator));
        }

        String lookup() {
            return this == SMALLRYE_CONFIG ? "MicroProfileConfigLookup" : "EnvironmentConfigLookup";
        }
    }

    /** Prints what the library reads. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) {
            ConfigLookup lookup = PlatformConfig.lookup();
            System.out.println("lookup " + lookup.getClass().getSimpleName());
            ConfigurationReader.unknownKeys(lookup)
                    .forEach(unknown -> System.out.println("unknown " + unknown.name() + ", near " + unknown.nearest()));
            PayiConfiguration configuration = ConfigurationReader.read(lookup, "app");
            System.out.println("key " + configuration.apiKey());
            System.out.println("in flight " + configuration.delivery().maxInFlight());
            System.out.println("blocked " + configuration.limits().onBlocked());
            System.out.println("use case " + configuration.global().useCaseName());
            Map<String, String> request = configuration.global().requestProperties();
            System.out.println("request " + (request == null ? "none" : new TreeMap<>(request)));
            System.out.println("category " + configuration.prices().categoryByHost().get("api.openai.com"));
            System.out.println("models " + configuration.prices().models());
            System.out.println("stream " + configuration.streamUsage().of("llm.example.com"));
            System.out.println("fallback " + configuration.limits().fallback().get("gpt-4o-mini"));
            System.out.println("max " + configuration.limits().max().get("Daily-Budget"));
            System.out.println("setup " + configuration.setup().terms("team_a"));
            System.out.println("calls " + configuration.limits().capped(ContextValues.builder()
                    .set(ContextField.USE_CASE_NAME, "order_chat").build()).get(ContextField.MAX_CALLS));
            System.out.println("kafka " + KafkaConfiguration.propertiesOf(lookup));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsKnownByItsVariable(Platform platform) throws Exception {
        assertThat(read(platform, everyKey())).filteredOn(line -> line.startsWith("unknown")).isEmpty();
    }

    /** Each key, with a value that does as little as possible. */
    private static Map<String, String> everyKey() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (ConfigKey key : ConfigKey.values()) {
            String name = key.key().replace("*", "name");
            environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), "");
        }
        return environment;
    }

    @ParameterizedTest
    @EnumSource
    void theValueOfAVariableIsFound(Platform platform) throws Exception {
        assertThat(read(platform, Map.of("PAYI_API_KEY", "k", "PAYI_INGEST_MAX_IN_FLIGHT", "3", "PAYI_LIMITS_ON_BLOCKED",
                "ignore", "PAYI_USE_CASE_NAME", "shop")))
                .contains("key k", "in flight 3", "blocked IGNORE", "use case shop")
                .noneMatch(line -> line.startsWith("unknown"));
    }

    /** A variable has neither the case nor the punctuation of the name. */
    @ParameterizedTest
    @EnumSource
    void theUsersNameInAVariableMeansAllThatIsWrittenAlike(Platform platform) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PAYI_REQUEST_PROPERTIES_REGION", "eu");
        environment.put("PAYI_REQUEST_PROPERTIES_COST_CENTER", "12");
        environment.put("PAYI_HOST_MAPPINGS__API_OPENAI_COM__PRICE_AS_CATEGORY", "system.azure");
        environment.put("PAYI_HOST_MAPPINGS_LLM_EXAMPLE_COM_STREAM_USAGE", "never");
        environment.put("PAYI_MODEL_MAPPINGS_OURS_MODEL", "m");
        environment.put("PAYI_MODEL_MAPPINGS_OURS_PRICE_AS_RESOURCE", "r");
        environment.put("PAYI_LIMITS_FALLBACK_GPT_4O_MINI", "small");
        environment.put("PAYI_LIMITS_MAX_DAILY_BUDGET", "5");
        environment.put("PAYI_SETUP_LIMITS_TEAM_A_MAX", "7");
        environment.put("PAYI_SETUP_LIMITS_TEAM_A_TYPE", "block");
        environment.put("PAYI_USE_CASES_ORDER_CHAT_MAX_CALLS", "2");
        environment.put("PAYI_KAFKA_SECURITY_PROTOCOL", "SSL");

        assertThat(read(platform, environment)).contains("request {cost_center=12, region=eu}", "category system.azure",
                "models [ModelMapping[model=m, host=null, category=null, resource=r, scope=null]]", "stream NEVER",
                "fallback small", "max 5.0", "setup LimitTerms[max=7.0, type=BLOCK, threshold=null]", "calls 2",
                "kafka {security.protocol=SSL}").noneMatch(line -> line.startsWith("unknown"));
    }

    @ParameterizedTest
    @EnumSource
    void aSystemPropertyGoesBeforeTheVariable(Platform platform) throws Exception {
        assertThat(read(platform, Map.of("PAYI_LIMITS_MAX_DAILY_BUDGET", "5", "PAYI_API_KEY", "variable"),
                "-Dpayi.limits.max.Daily-Budget=9", "-Dpayi.api-key=property")).contains("max 9.0", "key property");
    }

    @ParameterizedTest
    @EnumSource
    void aMisspelledNameIsReportedAsItIsWritten(Platform platform) throws Exception {
        assertThat(read(platform, Map.of("PAYI_APIKEY", "k", "PAYI_LIMIT_MAX_DAILY", "1", "PAYI_QQQQ", "x"),
                "-Dpayi.ingest.max-inflight=3", "-Dpayi.api.key=k"))
                .filteredOn(line -> line.startsWith("unknown"))
                .containsExactlyInAnyOrder("unknown PAYI_APIKEY, near PAYI_API_KEY",
                        "unknown PAYI_LIMIT_MAX_DAILY, near PAYI_LIMITS_MAX_*", "unknown PAYI_QQQQ, near null",
                        "unknown payi.ingest.max-inflight, near payi.ingest.max-in-flight",
                        "unknown payi.api.key, near payi.api-key");
    }

    @ParameterizedTest
    @EnumSource
    void theVariablesOfAServiceOfKubernetesAreNoKeys(Platform platform) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String service : List.of("PAYI", "PAYI_KAFKA", "PAYI_RELAY")) {
            environment.put(service + "_SERVICE_HOST", "10.0.0.1");
            environment.put(service + "_SERVICE_PORT", "80");
            environment.put(service + "_SERVICE_PORT_HTTP", "80");
            environment.put(service + "_PORT", "tcp://10.0.0.1:80");
            environment.put(service + "_PORT_80_TCP", "tcp://10.0.0.1:80");
            environment.put(service + "_PORT_80_TCP_PROTO", "tcp");
            environment.put(service + "_PORT_80_TCP_PORT", "80");
            environment.put(service + "_PORT_80_TCP_ADDR", "10.0.0.1");
        }
        environment.put("PAYI_REQUEST_PROPERTIES_PORT", "8080");

        assertThat(read(platform, environment)).contains("kafka {}", "request {port=8080}")
                .noneMatch(line -> line.startsWith("unknown"));
    }

    private static List<String> read(Platform platform, Map<String, String> environment, String... properties)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(properties));
        command.addAll(List.of("-cp", platform.classPath(), Reader.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PAYI_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        assertThat(lines).contains("lookup " + platform.lookup());
        return lines;
    }
}
