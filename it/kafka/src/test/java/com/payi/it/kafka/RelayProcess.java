package com.payi.it.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.payi.testkit.FakePayi;

/** The command line tool as it relays. */
final class RelayProcess {
    private RelayProcess() {}

    /** The group that relays of a topic belong to. */
    static String group(String topic) {
        return topic + "-relays";
    }

    static JavaProcess start(Path log, Broker broker, FakePayi payi, String topic) {
        return start(log, payi, "--kafka", broker.servers(), "--topic", topic, "--group", group(topic), "--kafka-properties",
                RelayProcess.class.getResource("/relay.properties").getPath());
    }

    /** With options of its own. */
    static JavaProcess start(Path log, FakePayi payi, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("com.payi.cdi.internal.edge.cli.Main", "relay", "--base-url", payi.uri().toString()));
        arguments.addAll(List.of(options));
        return JavaProcess.start(log, "128m", arguments.toArray(String[]::new));
    }
}
