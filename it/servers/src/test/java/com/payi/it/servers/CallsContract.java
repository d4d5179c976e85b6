package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/**
 * What an application that has the library in WEB-INF/lib, and configures nothing but {@code payi.*}, may expect of its
 * calls. Each test asks for a model of its own, by which its events are known.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallsContract {
    private static final IngestedEvent.Units CONSUMED = new IngestedEvent.Units(FakeProvider.INPUT_TOKENS,
            FakeProvider.OUTPUT_TOKENS);

    private static final String CONTEXT_OF_ORDER = "v=1;use-case-name=document_order;use-case-id=4f1c;user-id=user_123;"
            + "limit-ids=daily_budget";
    private static final int USERS = 8;

    private final Installation installation;

    private URI application;

    CallsContract(Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    void deploy() {
        application = installation.application();
    }

    @Test
    @Shows(Behaviour.START)
    void theStartIsAnnounced() {
        assertThat(installation.log())
                .containsPattern("PAYI00001: .*mode ingest, Pay-i at " + payi().uri() + ", default use case accounting")
                .doesNotContain(FakePayi.DEFAULT_API_KEY);
    }

    /** Else nothing would show that the library does without what a platform lacks. */
    @Test
    void theApplicationSeesTheInterfacesThatThePlatformIsKnownToHave() {
        assertThat(Api.values()).filteredOn(api -> !isSeen(api)).as("missing on " + installation.platform().label())
                .containsExactlyInAnyOrderElementsOf(installation.platform().missing());
    }

    private boolean isSeen(Api api) {
        return Boolean.parseBoolean(installation.call(application, "documents/class", api.type()).body());
    }

    @Test
    @Shows(Behaviour.CALLERS)
    void theContextOfACallingServiceIsInherited() {
        installation.callInContext(application, "documents/reading", "from-a-service",
                "v=1;use-case-name=order_chat;use-case-id=4f1c;user-id=Zo%C3%AB;limit-ids=daily,weekly");

        IngestedEvent event = installation.event("from-a-service");
        assertThat(event.useCaseName()).isEqualTo("order_chat");
        assertThat(event.useCaseId()).isEqualTo("4f1c");
        assertThat(event.userId()).isEqualTo("Zoë");
        assertThat(event.limitIds()).containsExactlyInAnyOrder("daily", "weekly");
    }

    @Test
    @Shows(Behaviour.SERVICES)
    void theContextGoesToServicesThatAreNamedAndNotToProviders() {
        assertThat(order("order", "outbound")).contains(CONTEXT_OF_ORDER);
        installation.call(application, "documents/summary", "outbound-provider");
        installation.event("outbound-provider");

        assertThat(installation.provider().received())
                .filteredOn(request -> request.bodyText().contains("outbound-provider")).singleElement()
                .satisfies(request -> assertThat(request.header("Payi-Context")).isEmpty());
    }

    @Test
    @Shows(Behaviour.REST_CLIENT)
    void theContextGoesToServicesByAMicroProfileRestClientAsWell() {
        assertThat(order("rest-client-order", "outbound-by-rest-client")).contains(CONTEXT_OF_ORDER);
    }

    /** What a service gets as the context of the only request for that customer. */
    private String order(String task, String customer) {
        installation.provider().on(request -> request.path().startsWith("/v1/orders"), request -> Reply.json("[]"));
        assertThat(installation.call(application, "documents/" + task, customer).body()).isEqualTo("[]");
        List<HttpRequestRecord> received = installation.provider().received().stream()
                .filter(request -> request.target().endsWith("of=" + customer)).toList();
        assertThat(received).hasSize(1);
        return received.get(0).header("Payi-Context").orElse("none");
    }

    @Test
    @Shows(Behaviour.INGEST)
    void aCallBelowATrackedMethodIsReportedWithItsContext() {
        HttpResponse<String> answer = installation.call(application, "documents/summary", "tracked");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("choices");
        IngestedEvent event = installation.event("tracked");
        assertThat(event.useCaseName()).isEqualTo("document_summary");
        assertThat(event.useCaseId()).hasSize(36);
        assertThat(event.limitIds()).containsExactly("daily_budget");
        assertThat(event.userId()).isEqualTo("user_123");
        assertThat(event.accountName()).isEqualTo("acme");
        assertThat(event.category()).isEqualTo("system.openai");
        assertThat(event.units()).isEqualTo(Map.of("text", CONSUMED));
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.body().toString()).doesNotContain("secret-question");
    }

    @Test
    @Shows(Behaviour.INGEST)
    void aCallOutsideOfEveryContextBelongsToTheApplication() {
        installation.call(application, "documents/reading", "untracked");

        IngestedEvent event = installation.event("untracked");
        assertThat(event.useCaseName()).isEqualTo("accounting");
        assertThat(event.useCaseId()).hasSize(36);
        assertThat(event.limitIds()).isEmpty();
        assertThat(event.userId()).isNull();
        assertThat(event.units()).isEqualTo(Map.of("text", CONSUMED));
    }

    @Test
    @Shows(Behaviour.REST_CLIENT)
    void aCallOfAMicroProfileRestClientIsReported() {
        HttpResponse<String> answer = installation.call(application, "documents/search", "rest-client");

        assertThat(answer.body()).contains("choices");
        IngestedEvent event = installation.event("rest-client");
        assertThat(event.useCaseName()).isEqualTo("document_search");
        assertThat(event.units()).isEqualTo(Map.of("text", CONSUMED));
        assertThat(event.httpStatusCode()).isEqualTo(200);
    }

    @Test
    @Shows(Behaviour.PROXY)
    void aProxiedCallGoesThroughPayiWithItsContext() {
        HttpResponse<String> answer = installation.call(application, "documents/proxied-summary", "proxied");

        assertThat(answer.body()).contains("choices", "xproxy_result");
        assertThat(payi().proxied()).filteredOn(call -> call.bodyText().contains("\"proxied\"")).singleElement()
                .satisfies(call -> {
                    assertThat(call.header("xProxy-UseCase-Name")).hasValue("document_summary");
                    assertThat(call.header("xProxy-api-key")).hasValue(FakePayi.DEFAULT_API_KEY);
                    assertThat(call.header("xProxy-Account-Name")).hasValue("acme");
                });
        List<HttpRequestRecord> arrived = installation.provider().received().stream()
                .filter(request -> request.bodyText().contains("\"proxied\"")).toList();
        assertThat(arrived).singleElement().satisfies(request -> assertThat(request.headers().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("xproxy-")));
    }

    @Test
    @Shows(Behaviour.NESTING)
    void aContextInsideOfAnotherInheritsReplacesAndBlocks() {
        installation.call(application, "documents/review", "nested");

        IngestedEvent before = installation.event("nested-before");
        IngestedEvent inner = installation.event("nested-inner");
        IngestedEvent after = installation.event("nested-after");
        assertThat(List.of(before, after)).allSatisfy(event -> {
            assertThat(event.useCaseName()).isEqualTo("document_review");
            assertThat(event.useCaseId()).isEqualTo(before.useCaseId());
            assertThat(event.limitIds()).containsExactly("daily_budget");
            assertThat(event.accountName()).isEqualTo("acme_review");
        });
        assertThat(inner.useCaseName()).isEqualTo("chapter_review");
        assertThat(inner.useCaseId()).hasSize(36).isNotEqualTo(before.useCaseId());
        assertThat(inner.limitIds()).containsExactlyInAnyOrder("daily_budget", "weekly_budget");
        assertThat(inner.userId()).isEqualTo("user_123");
        assertThat(inner.accountName()).isNull();
    }

    @Test
    @Shows(Behaviour.USERS)
    void usersAtTheSameTimeAreNotMixedUp() {
        everyUserHasItsEvent("concurrent", "document_concurrent");
    }

    @Test
    @Shows(Behaviour.ASYNC)
    void anAsynchronousCallHasTheContextOfItsMethod() {
        everyUserHasItsEvent("async", "document_async");
    }

    @Test
    @Shows(Behaviour.REACTIVE)
    void aReactiveCallHasTheContextOfItsMethod() {
        everyUserHasItsEvent("rx", "document_rx");
    }

    @Test
    @Shows(Behaviour.CARRIED)
    void anAsynchronousCallOnThreadsThatCarryHasTheContextOfItsMethod() {
        everyUserHasItsEvent("carried-async", "document_async");
    }

    /** The user has the name of the model. */
    private void everyUserHasItsEvent(String task, String useCase) {
        List<String> users = IntStream.range(0, USERS).mapToObj(number -> task + "-" + number).toList();
        List<CompletableFuture<HttpResponse<String>>> answers = users.stream().map(user -> CompletableFuture
                .supplyAsync(() -> installation.call(application, "documents/" + task, user), run -> new Thread(run).start()))
                .toList();
        answers.forEach(answer -> assertThat(answer.join().body()).contains("choices"));

        assertThat(users).allSatisfy(user -> {
            IngestedEvent event = installation.event(user);
            assertThat(event.userId()).isEqualTo(user);
            assertThat(event.useCaseName()).isEqualTo(useCase);
            assertThat(installation.events(user)).hasSize(1);
        });
    }

    @Test
    @Shows(Behaviour.REST_CLIENT)
    void aCallOfAMicroProfileRestClientThatDoesNotWaitIsReported() {
        assertThat(installation.call(application, "documents/search-later", "rest-client-later").body())
                .contains("choices");

        assertThat(installation.event("rest-client-later").useCaseName()).isEqualTo("document_search_later");
    }

    @Test
    @Shows(Behaviour.REGISTERED_TWICE)
    void aClientThatTheLibraryIsRegisteredWithTwiceIsReportedOnce() {
        installation.call(application, "documents/registered-twice", "twice");
        installation.call(application, "documents/proxied-registered-twice", "twice-proxied");
        installation.call(application, "documents/summary", "twice-later");
        installation.event("twice-later");

        assertThat(installation.events("twice")).singleElement()
                .satisfies(event -> assertThat(event.userId()).isEqualTo("user_123"));
        assertThat(installation.events("twice-proxied")).isEmpty();
        assertThat(payi().proxied()).filteredOn(call -> call.bodyText().contains("\"twice-proxied\"")).singleElement()
                .satisfies(call -> assertThat(call.headers().entrySet())
                        .filteredOn(header -> header.getKey().equalsIgnoreCase("xProxy-api-key")).singleElement()
                        .satisfies(header -> assertThat(header.getValue()).hasSize(1)));
    }

    @Test
    @Shows(Behaviour.HEADERS)
    void neitherKeyNorHeadersOfPayiReachAProvider() {
        installation.call(application, "documents/summary", "headers");
        installation.call(application, "documents/proxied-summary", "headers-proxied");
        installation.event("headers");

        assertThat(installation.provider().received()).filteredOn(request -> request.bodyText().contains("\"headers"))
                .hasSize(2).allSatisfy(request -> {
                    assertThat(request.headers().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("payi"));
                    assertThat(request.headers().keySet())
                            .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("xproxy-"));
                    assertThat(request.headers().toString() + request.bodyText())
                            .doesNotContain(FakePayi.DEFAULT_API_KEY);
                });
        assertThat(installation.event("headers").body().toString()).doesNotContain(FakePayi.DEFAULT_API_KEY);
    }

    @Test
    @Shows(Behaviour.REQUEST)
    void valuesOfTheRequestHoldForItsContexts() {
        installation.call(application, "documents/request-level", "request-level");
        installation.call(application, "documents/principal", "request-after");

        IngestedEvent event = installation.event("request-level");
        assertThat(event.userId()).isEqualTo("user_of_the_request");
        assertThat(event.limitIds()).containsExactly("limit_of_the_request");
        assertThat(installation.event("request-after").userId()).isNull();
        assertThat(installation.event("request-after").limitIds()).isEmpty();
    }

    @Test
    @Shows(Behaviour.OVERRIDE)
    void theConfigurationReplacesAMemberOfTrack() {
        installation.call(application, "documents/budget", "override");

        assertThat(installation.event("override").limitIds()).containsExactly("limit_of_the_configuration");
    }

    private FakePayi payi() {
        return installation.payi();
    }
}
