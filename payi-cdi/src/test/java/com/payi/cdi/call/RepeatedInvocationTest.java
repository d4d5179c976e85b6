package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.it.kit.HttpRequestRecord;
import com.payi.it.kit.IngestedEvent;

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
}
