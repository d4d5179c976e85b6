package com.payi.it.quarkus.devservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStates;
import com.payi.quarkus.runtime.devservices.DevServiceEvent;
import com.payi.quarkus.runtime.devservices.PayiDevService;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.Reply;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** An application without a key that makes real calls, reported and proxied. */
@QuarkusTest
@QuarkusTestResource(value = Provider.class, restrictToAnnotatedClass = true)
class DevServiceTest {
    private static final BigDecimal PRICE = new BigDecimal("0.000006");

    @Inject
    PayiDevService payi;
    @Inject
    Assistant assistant;
    @Inject
    LimitStates limits;
    @Inject
    IngestStatistics statistics;
    @Inject
    @RestClient
    ChatClient client;
    FakeProvider provider;

    @BeforeEach
    void forget() {
        payi.reset();
        provider.reset();
    }

    @Test
    void reportsACallWithItsCost() {
        assistant.answer("gpt-4o-mini");

        DevServiceEvent event = events(1).get(0);
        assertThat(event.proxied()).isFalse();
        assertThat(event.category()).isEqualTo("system.openai");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
        assertThat(event.useCaseName()).hasValue("answer");
        assertThat(event.useCaseId()).isPresent();
        assertThat(event.userId()).hasValue("anna");
        assertThat(event.limitIds()).containsExactly("daily");
        assertThat(event.httpStatus()).hasValue(200);
        assertThat(event.units()).containsEntry("text", new DevServiceEvent.Units(12, 7));
        assertThat(event.cost()).isEqualByComparingTo(PRICE);
        assertThat(event.priced()).isTrue();
        assertThat(event.prices()).as("the date of the list").hasValue(payi.pricesDate().toString());
        assertThat(payi.costByUseCase()).hasEntrySatisfying("answer", cost -> assertThat(cost).isEqualByComparingTo(PRICE));
        assertThat(payi.cost()).isEqualByComparingTo(PRICE);
        assertThat(payi.limits().get("daily").spent()).isEqualByComparingTo(PRICE);
    }

    @Test
    void callsOutsideOfEveryContextHaveTheUseCaseOfTheApplication() {
        client.ask("{\"model\":\"gpt-4o-mini\",\"messages\":[]}");

        assertThat(events(1).get(0).useCaseName()).hasValue("dev-service-it");
    }

    @Test
    void takesManyEventsAtOnce() {
        for (int i = 0; i < 130; i++) {
            assistant.answer("gpt-4o-mini");
        }

        assertThat(events(130)).allMatch(event -> event.cost().compareTo(PRICE) == 0);
        assertThat(payi.cost()).isEqualByComparingTo(PRICE.multiply(BigDecimal.valueOf(130)));
    }

    @Test
    void anUnknownModelCostsNothingAndIsNamed() {
        assistant.answer("unknown-model");

        DevServiceEvent event = events(1).get(0);
        assertThat(event.cost()).isZero();
        assertThat(event.priced()).isFalse();
        assertThat(event.prices()).isEmpty();
    }

    @Test
    void aPriceOfTheApplicationCounts() {
        assistant.answer("our-model");

        DevServiceEvent event = events(1).get(0);
        assertThat(event.cost()).isEqualByComparingTo("0.026");
        assertThat(event.prices()).hasValue("application");
    }

    @Test
    void aReportedCallUnderALimitThatBlocksIsNotAccepted() {
        long rejected = statistics.snapshot().rejected();
        assistant.summary("gpt-4o-mini");

        await().untilAsserted(() -> assertThat(statistics.snapshot().rejected()).isEqualTo(rejected + 1));
        assertThat(statistics.snapshot().lastFailure()).hasValueSatisfying(
                failure -> assertThat(failure.reason()).isEqualTo("blocking_limit_not_allowed"));
        assertThat(payi.events()).isEmpty();
    }

    @Test
    void aLimitThatIsUsedUpIsKnownAsBlocked() {
        assistant.title("gpt-4o-mini");
        assistant.title("gpt-4o-mini");
        assertThat(payi.limits().get("small").state()).isEqualTo(LimitState.BLOCKED);
        assertThatThrownBy(() -> assistant.title("gpt-4o-mini")).isInstanceOf(WebApplicationException.class);

        await().untilAsserted(() -> assertThat(limits.isBlocked("small")).isTrue());
    }

    @Test
    void aProxiedCallUnderALimitThatIsUsedUpIsRefused() {
        String first = assistant.title("gpt-4o-mini");
        String second = assistant.title("gpt-4o-mini");
        assertThat(first).contains("\"state\":\"ok\"").contains("\"base\":0.0000018");
        assertThat(second).contains("\"small\":{\"state\":\"exceeded\"}").contains("\"daily\":{\"state\":\"ok\"}");

        assertThatThrownBy(() -> assistant.title("gpt-4o-mini")).isInstanceOfSatisfying(WebApplicationException.class,
                refusal -> {
                    assertThat(refusal.getResponse().getStatus()).isEqualTo(400);
                    assertThat(refusal.getResponse().readEntity(String.class)).contains("\"code\":\"limit_reached\"")
                            .contains("\"blocked_limit_ids\":[\"small\"]")
                            .contains("\"daily\":{\"state\":\"blocked_external\"}");
                });

        assertThat(provider.received()).as("the refused call does not reach the provider").hasSize(2);
        assertThat(events(2)).allMatch(DevServiceEvent::proxied);
        assertThat(payi.limits().get("small").max()).hasValueSatisfying(
                max -> assertThat(max).isEqualByComparingTo("0.000012"));
    }

    @Test
    void aProxiedCallReachesTheProviderWithoutWhatIsMeantForPayi() {
        assistant.translation("gpt-4o-mini");

        assertThat(provider.received()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v1/chat/completions");
            assertThat(request.headers().keySet()).noneMatch(name -> name.toLowerCase().startsWith("xproxy-"));
        });
        assertThat(events(1).get(0).useCaseName()).hasValue("translation");
    }

    @Test
    void aProxiedStreamArrivesAsItComesAndEndsWithTheResult() {
        GatedChunks chunks = new GatedChunks(List.of(
                Reply.data("{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Once\"}}]}"),
                Reply.data("{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" upon\"}}]}"),
                Reply.data("{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"),
                Reply.data("{\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7}}"),
                Reply.data("[DONE]")));
        provider.answer(Reply.streamed(200, Map.of("Content-Type", "text/event-stream"), () -> chunks));
        List<String> received = new CopyOnWriteArrayList<>();
        assistant.story("gpt-4o-mini").subscribe().with(received::add);

        await().untilAsserted(() -> assertThat(received).hasSize(1));
        chunks.allow(1);
        await().untilAsserted(() -> assertThat(received).hasSize(2));
        chunks.allow(10);
        await().untilAsserted(() -> assertThat(received).hasSize(5));

        assertThat(received.get(3)).contains("\"xproxy_result\":{").contains("\"total\":{\"base\":0.000006");
        assertThat(String.join("", received.subList(0, 3)) + received.get(4)).doesNotContain("xproxy_result");
        assertThat(events(1).get(0)).satisfies(event -> {
            assertThat(event.proxied()).isTrue();
            assertThat(event.cost()).isEqualByComparingTo(PRICE);
            assertThat(event.useCaseName()).hasValue("story");
        });
    }

    @Test
    void anErrorOfTheProviderComesWithPayisResult() {
        provider.answer(Reply.json(429, "{\"error\":{\"message\":\"slow down\"}}"));

        assertThatThrownBy(() -> assistant.translation("gpt-4o-mini")).isInstanceOfSatisfying(WebApplicationException.class,
                failure -> assertThat(failure.getResponse().readEntity(String.class)).contains("slow down")
                        .contains("\"code\":\"provider_error\"").contains("\"xproxy_result\":{"));
        assertThat(events(1).get(0).httpStatus()).hasValue(429);
    }

    private List<DevServiceEvent> events(int count) {
        await().untilAsserted(() -> assertThat(payi.events()).hasSize(count));
        return payi.events();
    }
}
