package com.payi.cdi.internal.core.config;

import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.PayiLogger;

/** Reads and checks the keys about a broker between the application and Pay-i. */
final class KafkaReader {
    private static final String KAFKA_LIBRARY = "org.apache.kafka.clients.producer.KafkaProducer";
    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    /** Kafka's names of topics and groups. */
    private static final String NAME = "[A-Za-z0-9._-]{1,249}";
    private static final String NAME_IN_WORDS = "a name that Kafka accepts: 1 to 249 letters, digits, '.', '-' and '_'";

    private final ConfigLookup lookup;
    private final ValueReader values;
    private final List<String> problems;

    KafkaReader(ConfigLookup lookup, ValueReader values, List<String> problems) {
        this.lookup = lookup;
        this.values = values;
        this.problems = problems;
    }

    /** Null if neither events go to Kafka nor a relay reads them there. */
    KafkaConfiguration read() {
        boolean publishes = values.choice(ConfigKey.SENDER,
                DeliveryConfiguration.Sender.class) == DeliveryConfiguration.Sender.KAFKA;
        boolean relays = values.flag(ConfigKey.RELAY_ENABLED);
        if (!publishes && !relays) {
            return null;
        }
        String topic = name(ConfigKey.KAFKA_TOPIC, ConfigKey.KAFKA_TOPIC.defaultValue());
        KafkaConfiguration.Relay relay = new KafkaConfiguration.Relay(
                name(ConfigKey.RELAY_GROUP, ConfigKey.RELAY_GROUP.defaultValue()),
                name(ConfigKey.RELAY_DEAD_LETTER_TOPIC, topic + "-dead"),
                values.number(ConfigKey.RELAY_MAX_EVENTS, "a number of events, 1 or more", 1));
        String cause = (publishes ? ConfigKey.SENDER : ConfigKey.RELAY_ENABLED).key();
        if (values.text(ConfigKey.KAFKA_BOOTSTRAP_SERVERS) == null) {
            problems.add(DeliveryLogger.LOG.brokerMissing(cause));
        }
        if (relays && relay.deadLetterTopic().equals(topic)) {
            problems.add(PayiLogger.LOG.configurationValue(ConfigKey.RELAY_DEAD_LETTER_TOPIC.key(), topic,
                    "another topic than the one that the relay reads"));
        }
        if (!isKafkaPresent()) {
            problems.add(DeliveryLogger.LOG.kafkaLibraryMissing(cause));
        }
        return new KafkaConfiguration(publishes, topic, properties(), relays ? relay : null);
    }

    private String name(ConfigKey key, String defaultValue) {
        String text = values.text(key);
        if (text != null && !text.matches(NAME)) {
            problems.add(PayiLogger.LOG.configurationValue(key.key(), text, NAME_IN_WORDS));
        }
        return text == null ? defaultValue : text;
    }

    private Map<String, String> properties() {
        Map<String, String> properties = KafkaConfiguration.propertiesOf(lookup);
        String servers = values.text(ConfigKey.KAFKA_BOOTSTRAP_SERVERS);
        properties.put(BOOTSTRAP_SERVERS, servers == null ? "" : servers);
        return Map.copyOf(properties);
    }

    private static boolean isKafkaPresent() {
        try {
            Class.forName(KAFKA_LIBRARY, false, KafkaReader.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
