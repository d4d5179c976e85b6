package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.client.Entity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** Work that goes on at the provider after its first answer is one event, of the context that began it. */
class BackgroundWorkTest {
    private static final String BEGUN = "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"queued\",\"model\":\"m\",\"usage\":null}";
    private static final String GOES_ON = "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"in_progress\",\"model\":\"m\",\"usage\":null}";
    private static final String COMPLETED = "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"completed\",\"model\":\"m\","
            + "\"usage\":{\"input_tokens\":4000,\"output_tokens\":3000,\"total_tokens\":7000}}";
    private static final String REQUEST = "{\"model\":\"m\",\"background\":true,\"input\":\"x\"}";

    private final TestApplication application = TestApplication.configured().with("payi.provider-hosts", "127.0.0.1");

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void theFirstAnswerThatShowsTheEndCompletesTheCallThatBeganTheWork() {
        application.start();
        try (TrackScope owner = TrackContext.builder().useCaseName("report").userId("owner").open()) {
            post("/v1/responses", REQUEST, BEGUN);
        }
        get("/v1/responses/resp_1", GOES_ON);
        try (TrackScope other = TrackContext.builder().useCaseName("poll").userId("other").open()) {
            get("/v1/responses/resp_1", GOES_ON);
            get("/v1/responses/resp_1", COMPLETED);
            get("/v1/responses/resp_1", COMPLETED);
        }

        IngestedEvent event = theEvent();
        assertThat(event.id()).isEqualTo("resp_1");
        assertThat(event.useCaseName()).isEqualTo("report");
        assertThat(event.userId()).isEqualTo("owner");
        assertThat(event.resource()).isEqualTo("m");
        assertThat(event.units()).isEqualTo(Map.of("text", new IngestedEvent.Units(4000, 3000)));
        assertThat(event.properties()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":{}}", "", "not json", "{\"id\":\"resp_1\",\"status\":null}"})
    void anAnswerWithoutAStatusEndsNothing(String answer) {
        application.start();
        post("/v1/responses", REQUEST, BEGUN);
        get("/v1/responses/resp_1", answer);
        application.provider().on(request -> request.method().equals("GET"), request -> Reply.json(404, COMPLETED));
        read("/v1/responses/resp_1");
        application.provider().reset();
        get("/v1/responses/resp_1", COMPLETED);
        assertThat(theEvent().units()).containsKey("text");
    }

    @Test
    void toCancelTheWorkEndsIt() {
        application.start();
        post("/v1/responses", REQUEST, BEGUN);
        post("/v1/responses/resp_1/cancel", "{}", COMPLETED.replace("completed", "cancelled"));
        get("/v1/responses/resp_1", COMPLETED.replace("completed", "cancelled"));
        assertThat(theEvent().units()).containsKey("text");
    }

    @Test
    void aResponseThatNoOneBeganHereIsReadForNothing() {
        application.start();
        get("/v1/responses/resp_1", COMPLETED);
        post("/v1/responses", "{\"model\":\"m\",\"input\":\"x\"}", COMPLETED);
        get("/v1/responses/resp_1", COMPLETED);
        assertThat(theEvent().id()).isEqualTo("resp_1");
    }

    @Test
    void whatIsNotFetchedIsReportedWithoutUnitsWhenTheApplicationEnds() {
        application.start();
        post("/v1/responses", REQUEST, BEGUN);
        IngestedEvent event = theEvent();
        assertThat(event.id()).startsWith("payi_");
        assertThat(event.units()).isEmpty();
        assertThat(event.properties()).isEqualTo(Map.of("payi.background", "not_fetched"));
    }

    @Test
    void whatIsNotFetchedInTimeIsReportedWithoutUnits() {
        application.with("payi.background.ttl", "1").start();
        post("/v1/responses", REQUEST, BEGUN);
        await().until(() -> !application.payi().events().isEmpty());
        get("/v1/responses/resp_1", COMPLETED);
        assertThat(theEvent().properties()).containsEntry("payi.background", "not_fetched");
    }

    @Nested
    class Batches {
        private static final String REQUEST = "{\"input_file_id\":\"f\",\"endpoint\":\"/v1/responses\",\"completion_window\":\"24h\"}";
        private static final String BEGUN = "{\"id\":\"batch_9\",\"object\":\"batch\",\"status\":\"validating\"}";
        private static final String COMPLETED = "{\"id\":\"batch_9\",\"object\":\"batch\",\"endpoint\":\"/v1/responses\",\"status\":\"completed\","
                + "\"model\":\"gpt-5-2025-08-07\",\"request_counts\":{\"total\":3,\"completed\":3,\"failed\":0},\"usage\":{\"input_tokens\":900,"
                + "\"input_tokens_details\":{\"cached_tokens\":200},\"output_tokens\":300,\"output_tokens_details\":{\"reasoning_tokens\":120},"
                + "\"total_tokens\":1200}}";

        @Test
        void belongToTheContextThatBeganThem() {
            application.start();
            try (TrackScope owner = TrackContext.builder().useCaseName("nightly").userId("owner").open()) {
                post("/v1/batches", REQUEST, BEGUN);
            }
            try (TrackScope other = TrackContext.builder().userId("other").open()) {
                get("/v1/batches/batch_9", BEGUN);
                get("/v1/batches/batch_9", COMPLETED);
                get("/v1/batches/batch_9", COMPLETED);
            }
            assertThat(theEvent().userId()).isEqualTo("owner");
            assertIsTheBatch();
        }

        @Test
        void areReportedOnceAlsoWhereTheirBeginningWasNotSeen() {
            application.start();
            get("/v1/batches/batch_9", COMPLETED);
            get("/v1/batches/batch_9", COMPLETED);
            assertIsTheBatch();
        }

        @Test
        void ofAnotherServiceAreNone() {
            application.with("payi.provider-hosts", "").start();
            get("/v1/batches/batch_9", COMPLETED);
            post("/v1/batches", "{\"model\":\"m\"}", COMPLETED);
            application.stop();
            assertThat(application.payi().events()).isEmpty();
        }

        private void assertIsTheBatch() {
            IngestedEvent event = theEvent();
            assertThat(event.id()).isEqualTo("batch_9");
            assertThat(event.resource()).isEqualTo("gpt-5-2025-08-07");
            assertThat(event.units()).isEqualTo(Map.of("text", new IngestedEvent.Units(700, 180), "text_cache_read",
                    new IngestedEvent.Units(200, 0), "reasoning", new IngestedEvent.Units(0, 120)));
            assertThat(event.properties()).isEqualTo(Map.of("payi.batch", "true"));
        }
    }

    private void post(String path, String body, String answer) {
        application.provider().answer(Reply.json(answer));
        assertThat(application.get(Assistant.class).client().target(application.provider().uri()).path(path).request()
                .post(Entity.json(body), String.class)).isEqualTo(answer);
    }

    private void get(String path, String answer) {
        application.provider().answer(Reply.json(answer));
        assertThat(read(path)).isEqualTo(answer);
    }

    private String read(String path) {
        return application.get(Assistant.class).client().target(application.provider().uri()).path(path).request().get()
                .readEntity(String.class);
    }

    private IngestedEvent theEvent() {
        application.stop();
        List<IngestedEvent> events = application.payi().events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
