package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import com.payi.cdi.internal.core.config.ConfigKey;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.KafkaConfiguration;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.edge.broker.Relay;

/** Delivers the events of a topic until the process is ended. */
final class RelayCommand {
    static final Set<String> OPTIONS = Set.of("--kafka", "--topic", "--group", "--dead-letter", "--kafka-properties",
            "--key-file", "--base-url");
    private static final String KAFKA_PREFIX = "payi.kafka.";
    private static final Set<String> NOT_OF_A_RELAY = Set.of(ConfigKey.SENDER.key(), ConfigKey.SPOOL_DIRECTORY.key(),
            ConfigKey.OFFLINE_FILE.key());

    private final PrintStream out;
    private final PrintStream err;

    RelayCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    ExitCode run(Arguments arguments) throws CommandException {
        PayiConfiguration payi = configuration(arguments, ConfigLookup.ofEnvironment());
        Relay relay = new Relay(payi);
        Thread end = new Thread(() -> {
            relay.close();
            out.println(summary(relay));
            out.flush();
        }, "payi-relay-end");
        Runtime.getRuntime().addShutdownHook(end);
        relay.start();
        out.println("The relay runs: topic " + payi.delivery().kafka().topic() + ", group "
                + payi.delivery().kafka().relay().group() + ". End it with SIGTERM");
        out.flush();
        try {
            relay.join();
            if (relay.isEnding()) {
                end.join();
                return ExitCode.DONE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        err.println("The relay has ended before it was asked to");
        return ExitCode.REMAINING;
    }

    private static String summary(Relay relay) {
        return relay.counts().read() + " read, " + relay.counts().delivered() + " delivered, "
                + relay.counts().setAside() + " set aside, " + relay.counts().repeated() + " repeated, "
                + (relay.counts().left() + relay.counts().inWork()) + " left to the next relay";
    }

    /** Options first, then the environment with the keys of an application, so that a relay can be configured alike. */
    static PayiConfiguration configuration(Arguments arguments, ConfigLookup environment) throws CommandException {
        Map<String, String> keys = new HashMap<>();
        keys.put(ConfigKey.RELAY_ENABLED.key(), "true");
        KafkaConfiguration.propertiesOf(environment).forEach((name, value) -> keys.put(KAFKA_PREFIX + name, value));
        if (arguments.has("--kafka-properties")) {
            properties(arguments.value("--kafka-properties"))
                    .forEach((name, value) -> keys.put(KAFKA_PREFIX + name, String.valueOf(value)));
        }
        put(keys, ConfigKey.KAFKA_BOOTSTRAP_SERVERS, arguments.value("--kafka"));
        put(keys, ConfigKey.KAFKA_TOPIC, arguments.value("--topic"));
        put(keys, ConfigKey.RELAY_GROUP, arguments.value("--group"));
        put(keys, ConfigKey.RELAY_DEAD_LETTER_TOPIC, arguments.value("--dead-letter"));
        return PayiAccess.of(arguments, environment, keys, key -> !NOT_OF_A_RELAY.contains(key));
    }

    private static void put(Map<String, String> keys, ConfigKey key, String value) {
        if (value != null) {
            keys.put(key.key(), value);
        }
    }

    private static Properties properties(String file) throws CommandException {
        Properties properties = new Properties();
        try (Reader content = Files.newBufferedReader(Arguments.path(file))) {
            properties.load(content);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw CommandException.unusable("The properties of Kafka cannot be read: " + e);
        }
    }
}
