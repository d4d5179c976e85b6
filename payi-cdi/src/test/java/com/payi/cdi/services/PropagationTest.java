package com.payi.cdi.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackRequest;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.edge.jaxrs.InboundContextFilter;
import com.payi.cdi.internal.edge.services.InboundContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.Reply;

/** Contexts travel between services, where that is wanted. */
class PropagationTest {
    private static final String HEADER = "v=1;use-case-name=chat;use-case-id=42;user-id=anna;limit-ids=daily";

    private TestApplication application;

    private void start(String key, String value) {
        application = TestApplication.configured().with(key, value).with("payi.use-case-name", "process").start();
        application.provider().on(request -> true, request -> Reply.json("{}"));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private String sentTo(String path) {
        int before = application.provider().received().size();
        application.get(Assistant.class).client().target(application.provider().uri()).path(path).request().get().close();
        Map<String, ?> headers = application.provider().received().get(before).headers();
        Object sent = headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase("Payi-Context"))
                .map(header -> (Object) header.getValue()).findFirst().orElse(null);
        return sent == null ? null : sent.toString().replaceAll("^\\[|]$", "");
    }

    private static TrackContext chat() {
        return TrackContext.builder().useCaseName("chat").useCaseId("42").userId("anna").limitIds("daily").build();
    }

    @Nested
    class ContextsThatAreSent {
        @Test
        void theContextGoesToTheHostsThatAreNamed() {
            start("payi.propagation.outbound", "127.0.0.1");
            chat().run(() -> assertThat(sentTo("/orders")).isEqualTo(HEADER));
            TrackContext.builder().userId("anna").build().run(() -> assertThat(sentTo("/orders"))
                    .as("not the use case of the whole process").isEqualTo("v=1;user-id=anna"));
            assertThat(sentTo("/orders")).isNull();
        }

        @Test
        void theUseCaseOfTheProcessStaysHereEvenWithoutAnId() {
            application = TestApplication.configured().with("payi.propagation.outbound", "127.0.0.1")
                    .with("payi.use-case-name", "process").with("payi.use-case-id", "").start();
            application.provider().on(request -> true, request -> Reply.json("{}"));
            TrackContext.builder().userId("anna").build()
                    .run(() -> assertThat(sentTo("/orders")).isEqualTo("v=1;user-id=anna"));
            TrackContext.builder().useCaseId("42").build().run(() -> assertThat(sentTo("/orders"))
                    .isEqualTo("v=1;use-case-name=process;use-case-id=42"));
        }

        @Test
        void byDefaultNothingIsSent() {
            start("payi.propagation.outbound", null);
            chat().run(() -> assertThat(sentTo("/orders")).isNull());
        }

        @Test
        void otherHostsGetNothing() {
            start("payi.propagation.outbound", "orders.internal");
            chat().run(() -> assertThat(sentTo("/orders")).isNull());
        }

        @Test
        void aProviderGetsNothingEvenIfItIsNamed() {
            start("payi.propagation.outbound", "127.0.0.1");
            chat().run(() -> application.get(Assistant.class).ask(application.provider().uri()));
            assertThat(application.provider().received().get(0).headers().keySet()).noneMatch("payi-context"::equalsIgnoreCase);
            URI uri = application.provider().uri();
            stop();
            application = TestApplication.configured().with("payi.propagation.outbound", "127.0.0.1")
                    .with("payi.provider-hosts", "127.0.0.1").start();
            application.provider().on(request -> true, request -> Reply.json("{}"));
            assertThat(uri.getHost()).isEqualTo("127.0.0.1");
            chat().run(() -> assertThat(sentTo("/orders")).isNull());
        }

        @Test
        void aCallThatPostsHasTheContextToo() {
            start("payi.propagation.outbound", "127.0.0.1");
            chat().run(() -> application.get(Assistant.class).post(application.provider().uri(), "/orders", "{}", Map.of(),
                    String.class));

            assertThat(application.provider().received().get(0).header("Payi-Context")).hasValue(HEADER);
        }

        /** RESTEasy shares one filter among its clients. */
        @Test
        void theReceiversAreThoseOfTheApplicationThatCalls() {
            start("payi.propagation.outbound", null);
            chat().run(() -> assertThat(sentTo("/orders")).isNull());
            stop();
            start("payi.propagation.outbound", "127.0.0.1");
            chat().run(() -> assertThat(sentTo("/orders")).isEqualTo(HEADER));
        }

        @Test
        void anAdapterSendsTheContextThatWasCaptured() throws Exception {
            start("payi.propagation.outbound", "127.0.0.1");
            CallContext captured = chat().call(CallContext::current);

            assertThat(begin("POST", "/orders", captured).headersToSet()).containsExactly(Map.entry("Payi-Context", HEADER));
            assertThat(begin("DELETE", "/orders/1", captured).headersToSet()).containsEntry("Payi-Context", HEADER);
            assertThat(begin("GET", "/orders", null).headersToSet()).as("outside of every context").isEmpty();
            assertThat(chat().call(() -> begin("GET", "/orders", null)).headersToSet()).containsEntry("Payi-Context", HEADER);
        }

        @Test
        void anAdapterSendsNoneToAProviderAndReplacesNone() {
            start("payi.propagation.outbound", "127.0.0.1,api.openai.com");
            chat().run(() -> {
                assertThat(begin("POST", "/v1/chat/completions", null).headersToSet()).isEmpty();
                assertThat(begin("GET", "/v1/responses/resp_1", null).headersToSet()).isEmpty();
                assertThat(ClientCall.begin(ClientRequest.builder("GET", application.provider().uri().resolve("/orders"))
                        .header("payi-context", "own").build()).headersToSet()).isEmpty();
            });
        }

        private ClientCall begin(String method, String path, CallContext context) {
            return ClientCall.begin(ClientRequest.builder(method, application.provider().uri().resolve(path))
                    .context(context).build());
        }

        @Test
        void aContextThatIsTooLongStaysHere() {
            start("payi.propagation.outbound", "127.0.0.1");
            try (LogCapture log = new LogCapture()) {
                TrackContext.builder().userId("a".repeat(5000)).run(() -> assertThat(sentTo("/orders")).isNull());
                assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00153"));
            }
        }
    }

    @Nested
    class ContextsThatAreReceived {
        @Test
        void theRequestTakesOverTheCallersContext() {
            start("payi.propagation.inbound", "*");
            EffectiveContext context = receive(HEADER);
            assertThat(context.useCaseName()).contains("chat");
            assertThat(context.useCaseId()).contains("42");
            assertThat(context.userId()).contains("anna");
            assertThat(context.limitIds()).containsExactly("daily");
            assertThat(receive("v=1;use-case-name=chat").useCaseId()).as("none is made up").isEmpty();
        }

        @Test
        void valuesThatTheApplicationHasSetStay() {
            start("payi.propagation.inbound", "*");
            TrackRequest request = application.get(TrackRequest.class);
            assertThat(receive(HEADER, () -> request.setUserId("berta"))).satisfies(context -> {
                assertThat(context.userId()).contains("berta");
                assertThat(context.useCaseId()).contains("42");
                assertThat(context.limitIds()).containsExactly("daily");
            });
            assertThat(receive(HEADER, () -> {
                request.setUserId("");
                request.setUseCaseName("own");
                request.setLimitIds("weekly");
            })).satisfies(context -> {
                assertThat(context.userId()).as("no user, on purpose").isEmpty();
                assertThat(context.useCaseName()).contains("own");
                assertThat(context.useCaseId()).isPresent().get().isNotEqualTo("42");
                assertThat(context.limitIds()).containsExactly("weekly");
            });
        }

        @Test
        void byDefaultNothingIsTakenOver() {
            start("payi.propagation.inbound", null);
            assertThat(receive(HEADER).userId()).isEmpty();
        }

        @Test
        void aSenderThatIsNotNamedIsIgnored() {
            start("payi.propagation.inbound", "10.0.0.0/8");
            try (LogCapture log = new LogCapture()) {
                assertThat(receive(HEADER).userId()).as("the sender is not known here").isEmpty();
                assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00151"));
            }
        }

        @Test
        void aMalformedHeaderIsIgnoredAndLogged() {
            start("payi.propagation.inbound", "*");
            try (LogCapture log = new LogCapture()) {
                assertThat(receive("v=1;user-id=secret user").userId()).isEmpty();
                assertThat(receive("v=1;user-id=secret user").userId()).isEmpty();
                assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00150")).singleElement().asString()
                        .doesNotContain("secret");
            }
        }

        @Test
        void withoutARequestScopeTheHeaderIsIgnoredAndLogged() {
            start("payi.propagation.inbound", "*");
            try (LogCapture log = new LogCapture()) {
                application.get(InboundContext.class).received(HEADER);
                assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00152"));
            }
        }
    }

    private EffectiveContext receive(String header) {
        return receive(header, () -> {});
    }

    private EffectiveContext receive(String header, Runnable before) {
        RequestContextController controller = application.get(RequestContextController.class);
        controller.activate();
        try {
            before.run();
            ContainerRequestContext request = (ContainerRequestContext) Proxy.newProxyInstance(getClass().getClassLoader(),
                    new Class<?>[]{ContainerRequestContext.class},
                    (proxy, method, arguments) -> method.getName().equals("getHeaderString") ? header : null);
            new InboundContextFilter().filter(request);
            return TrackContext.current();
        } finally {
            controller.deactivate();
        }
    }
}
