package com.payi.cdi.internal.core.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * The broker between the application and Pay-i.
 *
 * @param publishes whether the application's own events go there
 * @param properties of Kafka's clients, with {@code bootstrap.servers}
 * @param relay null unless the application delivers what is in the topic
 */
public record KafkaConfiguration(boolean publishes, String topic, Map<String, String> properties, Relay relay) {
    /**
     * What a relay reads and how much of it.
     *
     * @param group of consumers, which share the partitions of the topic
     * @param deadLetterTopic gets what can never be delivered
     * @param maxEvents how many events may be read and not delivered yet
     */
    public record Relay(String group, String deadLetterTopic, int maxEvents) {}

    /** The properties of Kafka's clients that a source lists, without {@code bootstrap.servers}. */
    public static Map<String, String> propertiesOf(ConfigLookup lookup) {
        Map<String, String> properties = new TreeMap<>();
        for (ListedKey listed : ListedKeys.of(lookup).of(ConfigKey.KAFKA_PROPERTIES)) {
            String value = lookup.value(listed.name());
            if (value != null) {
                // A variable has lost the points, which are the only punctuation of nearly all of these names.
                properties.put(listed.spelled() ? listed.chosen() : listed.chosen().replace('_', '.'), value.strip());
            }
        }
        return properties;
    }

    /** Does not contain the properties, which may hold a password. */
    @Override
    public String toString() {
        return "KafkaConfiguration[publishes=" + publishes + ", topic=" + topic + ", relay=" + relay + "]";
    }
}
