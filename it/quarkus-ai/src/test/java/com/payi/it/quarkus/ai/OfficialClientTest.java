package com.payi.it.quarkus.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.payi.it.kit.FakeProvider;
import com.payi.it.kit.IngestedEvent;
import com.payi.it.kit.Reply;

import io.quarkus.test.junit.QuarkusTest;

/** Clients of OpenAI's SDK that are beans; the application writes nothing for them. */
@QuarkusTest
class OfficialClientTest extends AiApplicationTest {
    @Inject
    OfficialAdvisor advisor;

    @Test
    void document() {
        assertThat(advisor.ask("anna").model()).isEqualTo("gpt-4o-mini");

        assertComplete(onlyEvent(), "anna");
    }

    @Test
    void stream() {
        assertThat(advisor.countChunks("anna")).isGreaterThan(1);

        assertComplete(onlyEvent(), "anna");
    }

    @Test
    void asyncHasTheRightUser() {
        assertThat(advisor.askLater("berta").join().model()).isEqualTo("gpt-4o-mini");

        assertComplete(onlyEvent(), "berta");
    }

    @Test
    void twoUsersInParallel() {
        List.of(advisor.askLater("anna"), advisor.askLater("berta")).forEach(CompletableFuture::join);

        assertThat(onlyEvents(2)).extracting(IngestedEvent::userId).containsExactlyInAnyOrder("anna", "berta");
    }

    @Test
    void retryAfter500() {
        provider.answer(Reply.json(500, "{}"));

        assertThat(advisor.ask("anna").model()).isEqualTo("gpt-4o-mini");

        assertThat(onlyEvents(2)).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(500, 200);
        assertThat(onlyEvents(2)).extracting(IngestedEvent::useCaseId).containsOnly(onlyEvents(2).get(0).useCaseId());
    }

    @Test
    void proxyModeWithLastResult() {
        assertThat(advisor.askByProxy("anna")).isTrue();

        assertThat(onlyEvents(0)).isEmpty();
        assertThat(provider.received()).hasSize(1);
        assertThat(payi.proxied()).singleElement()
                .satisfies(call -> assertThat(call.header("xProxy-User-ID")).contains("anna"));
    }

    private void assertComplete(IngestedEvent event, String user) {
        assertThat(provider.received()).hasSize(1);
        assertThat(event.useCaseName()).isEqualTo("official");
        assertThat(event.limitIds()).containsExactly("advice_limit");
        assertThat(event.userId()).isEqualTo(user);
        assertThat(event.category()).isEqualTo("system.openai");
        assertThat(event.properties()).doesNotContainKey("payi.partial");
        assertThat(event.units().get("text"))
                .isEqualTo(new IngestedEvent.Units(FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS));
    }
}
