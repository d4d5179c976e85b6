package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;

/** An invocation that is invoked twice is two calls, each in the context of its own invocation. */
class RepeatedInvocationTest {
    private final TestApplication application = TestApplication.configured();

    @AfterEach
    void stop() {
        application.close();
    }

    private void invokeTwice() {
        Invocation invocation = application.get(Assistant.class).client().target(application.provider().uri())
                .path("/v1/chat/completions").request().buildPost(Entity.json(Assistant.QUESTION));
        for (String user : List.of("anna", "berta")) {
            TrackContext.builder().userId(user).run(() -> assertThat(invocation.invoke(String.class)).contains("choices"));
        }
    }

    @Test
    void eachIsReportedForItsUser() {
        application.start();
        invokeTwice();

        await().untilAsserted(() -> assertThat(application.payi().events()).extracting(IngestedEvent::userId)
                .containsExactly("anna", "berta"));
    }

    @Test
    void eachIsRoutedForItsUser() {
        application.with("payi.proxy", "true").start();
        invokeTwice();

        List<HttpRequestRecord> proxied = application.payi().proxied();
        assertThat(proxied).hasSize(2);
        assertThat(proxied.get(0).header("xProxy-User-ID")).contains("anna");
        assertThat(proxied.get(1).header("xProxy-User-ID")).contains("berta");
        assertThat(proxied.get(1).path()).isEqualTo(proxied.get(0).path());
    }

    @Test
    void theCallersOwnHeadersAreThereEachTime() {
        application.with("payi.proxy", "true").start();
        Invocation invocation = application.get(Assistant.class).client().target(application.provider().uri())
                .path("/v1/chat/completions").request().header("xProxy-User-ID", "own").header("xProxy-UseCase-Step", "")
                .buildPost(Entity.json(Assistant.QUESTION));
        for (String account : List.of("a", "b")) {
            TrackContext.builder().userId("u").useCaseName("chat").useCaseStep("s").accountName(account)
                    .run(() -> assertThat(invocation.invoke(String.class)).contains("choices"));
        }

        List<HttpRequestRecord> proxied = application.payi().proxied();
        assertThat(proxied).hasSize(2).allMatch(call -> call.header("xProxy-User-ID").equals(Optional.of("own")))
                .allMatch(call -> call.header("xProxy-UseCase-Step").isEmpty());
        assertThat(proxied).extracting(call -> call.header("xProxy-Account-Name").orElseThrow()).containsExactly("a", "b");
    }

    @Test
    void whatTheApplicationSetsInBetweenHolds() {
        application.with("payi.proxy", "true").start();
        List<String> users = new ArrayList<>(List.of("first", "second"));
        Invocation invocation = application.get(Assistant.class).client().target(application.provider().uri())
                .register((ClientRequestFilter) request -> request.getHeaders().putSingle("xProxy-User-ID", users.remove(0)))
                .path("/v1/chat/completions").request().buildPost(Entity.json(Assistant.QUESTION));
        TrackContext.builder().userId("u").run(() -> {
            invocation.invoke(String.class);
            invocation.invoke(String.class);
        });

        assertThat(application.payi().proxied()).extracting(call -> call.header("xProxy-User-ID").orElseThrow())
                .containsExactly("first", "second");
    }

    @Test
    void aCallThatIsNotFollowedHasNothingOfTheOneBefore() {
        application.with("payi.proxy", "true").with("payi.global-context", "false").start();
        Invocation invocation = application.get(Assistant.class).client().target(application.provider().uri())
                .path("/v1/chat/completions").request().header("xProxy-User-ID", "own")
                .buildPost(Entity.json(Assistant.QUESTION));
        TrackContext.builder().accountName("a").run(() -> invocation.invoke(String.class));
        application.provider().reset();
        invocation.invoke(String.class);

        assertThat(application.payi().proxied()).hasSize(1);
        assertThat(application.provider().received()).singleElement()
                .satisfies(call -> assertThat(call.headers()).containsKey("xProxy-User-ID")
                        .doesNotContainKeys("xProxy-Account-Name", "xProxy-api-key", "xProxy-Provider-BaseUri"));
    }
}
