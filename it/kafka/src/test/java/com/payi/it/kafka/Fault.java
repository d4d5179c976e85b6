package com.payi.it.kafka;

/** What happens to a fleet while events come in. */
enum Fault {
    NONE("nothing fails") {
        @Override
        void happen(Relays relays, Broker broker, int victim) {}
    },
    RELAY_EXCHANGED("%d times, a relay ends in order and another one begins") {
        @Override
        void happen(Relays relays, Broker broker, int victim) {
            relays.exchange(victim);
        }
    },
    RELAY_KILLED("%d kills of a relay") {
        @Override
        void happen(Relays relays, Broker broker, int victim) {
            relays.kill(victim);
            relays.replace(victim);
        }
    },
    BROKER_KILLED("%d kills of the broker") {
        @Override
        void happen(Relays relays, Broker broker, int victim) {
            broker.killAndRestart();
        }
    },
    BOTH_KILLED("%1$d kills of a relay, %1$d of the broker") {
        @Override
        void happen(Relays relays, Broker broker, int victim) {
            relays.kill(victim);
            broker.killAndRestart();
            relays.replace(victim);
        }
    },
    /** Another relay takes its partitions over, and then it goes on with what it has in work. */
    RELAY_STOPPED("%d times, a relay stands still for longer than its session") {
        @Override
        void happen(Relays relays, Broker broker, int victim) {
            relays.stopBeyondItsSession(victim);
        }
    };

    private final String description;

    Fault(String description) {
        this.description = description;
    }

    abstract void happen(Relays relays, Broker broker, int victim);

    String described(int times) {
        return String.format(description, times);
    }
}
