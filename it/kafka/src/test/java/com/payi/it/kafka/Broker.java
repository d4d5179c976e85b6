package com.payi.it.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

import com.payi.it.kit.FreePort;

/** A broker of Kafka in a process of its own, broker and controller in one (KRaft). Its data survives its process. */
final class Broker implements AutoCloseable {
    private static final String CLUSTER = "AAAAAAAAAAAAAAAAAAAAAQ";
    private static final String HEAP = "400m";

    private static Broker shared;

    private final Path folder;
    private final int port;
    private JavaProcess process;

    private Broker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** The one of all tests, which ends with their process. */
    static synchronized Broker shared() {
        if (shared == null) {
            try {
                shared = start(Files.createTempDirectory(Files.createDirectories(Path.of("target")), "broker"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    static Broker start(Path folder) throws IOException {
        Files.createDirectories(folder);
        Broker broker = new Broker(folder, FreePort.find());
        broker.configure(FreePort.find());
        try (JavaProcess format = JavaProcess.start(broker.log(), HEAP, "kafka.tools.StorageTool", "format", "-t", CLUSTER,
                "-c",
                broker.configuration().toString())) {
            format.awaitEnd();
        }
        broker.start();
        return broker;
    }

    private void configure(int controller) throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names", "CONTROLLER",
                "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "log.dirs", folder.resolve("data").toString()));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        try (var file = Files.newOutputStream(configuration())) {
            properties.store(file, null);
        }
    }

    private Path configuration() {
        return folder.resolve("server.properties");
    }

    private Path log() {
        return folder.resolve("broker.log");
    }

    private void start() {
        process = JavaProcess.start(log(), HEAP, "kafka.Kafka", configuration().toString());
        Awaitility.await("the broker, see " + log()).atMost(Duration.ofMinutes(3)).ignoreExceptions()
                .until(this::answers);
    }

    private boolean answers() throws Exception {
        try (Admin admin = Admin.create(clientProperties())) {
            return !admin.describeCluster().nodes().get().isEmpty();
        }
    }

    /** SIGKILL, and a new start with the data that it has left. */
    void killAndRestart() {
        process.kill();
        start();
    }

    void topic(String name, int partitions) throws Exception {
        try (Admin admin = Admin.create(clientProperties())) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
    }

    /** Waits until a group of consumers has so many members. */
    void awaitMembers(String group, int members) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).ignoreExceptions().until(() -> {
            try (Admin admin = Admin.create(clientProperties())) {
                return admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get().members()
                        .size() == members;
            }
        });
    }

    /** How many records a topic holds. */
    long records(String topic, int partitions) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        try (Admin admin = Admin.create(clientProperties())) {
            return admin.listOffsets(ends).all().get().values().stream().mapToLong(end -> end.offset()).sum();
        }
    }

    String servers() {
        return "127.0.0.1:" + port;
    }

    private Map<String, Object> clientProperties() {
        return Map.of("bootstrap.servers", servers(), "default.api.timeout.ms", "10000", "request.timeout.ms", "5000");
    }

    @Override
    public void close() {
        process.kill();
    }
}
