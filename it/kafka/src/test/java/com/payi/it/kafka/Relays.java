package com.payi.it.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.payi.testkit.FakePayi;

/** The relays of one group, each in a process of its own. */
final class Relays implements AutoCloseable {
    private final Path folder;
    private final Broker broker;
    private final FakePayi payi;
    private final String topic;
    private final List<JavaProcess> running = new ArrayList<>();

    Relays(Path folder, Broker broker, FakePayi payi, String topic) {
        this.folder = folder;
        this.broker = broker;
        this.payi = payi;
        this.topic = topic;
    }

    void start(int number) {
        for (int relay = 0; relay < number; relay++) {
            running.add(started(relay));
        }
        broker.awaitMembers(RelayProcess.group(topic), number);
    }

    private JavaProcess started(int relay) {
        return RelayProcess.start(folder.resolve("relay-" + relay + ".log"), broker, payi, topic);
    }

    void kill(int relay) {
        running.get(relay).kill();
    }

    void replace(int relay) {
        running.set(relay, started(relay));
    }

    /** SIGTERM, and another one. */
    void exchange(int relay) {
        running.get(relay).terminate();
        replace(relay);
    }

    /** SIGSTOP until the group has one member less, then SIGCONT. */
    void stopBeyondItsSession(int relay) {
        running.get(relay).signal("STOP");
        broker.awaitMembers(RelayProcess.group(topic), running.size() - 1);
        running.get(relay).signal("CONT");
    }

    /** SIGTERM to all. */
    void terminate() {
        running.forEach(JavaProcess::terminate);
    }

    @Override
    public void close() {
        running.forEach(JavaProcess::close);
    }
}
