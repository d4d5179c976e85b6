package com.payi.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.junit.jupiter.api.Test;

import com.payi.cdi.messaging.EmitterSender;
import com.payi.cdi.spi.OutgoingEvent;

import io.smallrye.reactive.messaging.kafka.KafkaRecord;

/** Events through a channel of MicroProfile Reactive Messaging and a connector, to a broker. */
class ChannelTest {
    private final Broker broker = Broker.shared();

    /** The application's own: the id is the key of the record. */
    @ApplicationScoped
    static class EventChannel extends EmitterSender {
        @Inject
        EventChannel(
                @Channel("payi-events") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 1000) Emitter<String> emitter) {
            super(emitter);
        }

        protected EventChannel() {}

        @Override
        protected Message<String> message(OutgoingEvent event) {
            return KafkaRecord.of(event.id(), event.json());
        }
    }

    @Test
    void eventsAreDeliveredOnceTheBrokerHasThem() throws Exception {
        broker.topic("channel", 2);
        Map<String, String> channel = Map.of("mp.messaging.outgoing.payi-events.connector", "smallrye-kafka",
                "mp.messaging.outgoing.payi-events.topic", "channel", "mp.messaging.outgoing.payi-events.bootstrap.servers",
                broker.servers(), "mp.messaging.outgoing.payi-events.key.serializer",
                "org.apache.kafka.common.serialization.StringSerializer",
                "mp.messaging.outgoing.payi-events.value.serializer",
                "org.apache.kafka.common.serialization.StringSerializer");
        try (Application application = new Application(channel, EventChannel.class)) {
            application.call(500);
            await().atMost(Duration.ofSeconds(30)).until(() -> application.counts().delivered() == 500);
            assertThat(application.counts().droppedTotal()).isZero();
        }

        assertThat(new Records(broker).of("channel", 2, 500)).hasSize(500).allSatisfy(
                record -> assertThat(record.value()).contains("\"provider_response_id\":\"" + record.key() + "\""))
                .extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    }
}
