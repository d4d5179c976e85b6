package com.payi.it.kafka;

import java.nio.file.Path;

import com.payi.testkit.FakePayi;

/** The command line tool as it relays. */
final class RelayProcess {
    private RelayProcess() {}

    /** The group that relays of a topic belong to. */
    static String group(String topic) {
        return topic + "-relays";
    }

    static JavaProcess start(Path log, Broker broker, FakePayi payi, String topic) {
        return JavaProcess.start(log, "128m", "com.payi.cdi.internal.edge.cli.Main", "relay", "--kafka", broker.servers(),
                "--topic", topic, "--group", group(topic), "--base-url", payi.uri().toString(), "--kafka-properties",
                RelayProcess.class.getResource("/relay.properties").getPath());
    }
}
