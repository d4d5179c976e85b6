package com.payi.cdi.internal.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.call.Calling.Call;
import com.payi.cdi.internal.core.config.AttemptProperties;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

/** Which attempt of which operation a request is. */
class AttemptCountTest {
    private static final String OTHER = "https://api.openai.com/v1/embeddings";
    private static final ContextValues NOTHING = ContextValues.builder().build();

    private final AttemptCount always = new AttemptCount(AttemptProperties.ALWAYS);
    private final AttemptCount retries = new AttemptCount(AttemptProperties.RETRIES);

    private static Map<String, String> properties(AttemptCount count, Call call) {
        return count.in(NOTHING, count.of(call, call.headers())).requestProperties();
    }

    private static Call stainless(int retry) {
        return Call.post(Calling.CHAT).header("X-Stainless-Retry-Count", Integer.toString(retry));
    }

    @Test
    void threeAttemptsOfAnSdkThatCountsAreOneOperation() {
        List<Map<String, String>> events = List.of(properties(always, stainless(0)), properties(always, stainless(1)),
                properties(always, stainless(2)));

        assertThat(events).extracting(event -> event.get("payi.attempt")).containsExactly("1", "2", "3");
        assertThat(events).extracting(event -> event.get("payi.operation_id")).doesNotContainNull()
                .containsOnly(events.get(0).get("payi.operation_id"));
        assertThat(properties(always, stainless(0)).get("payi.operation_id"))
                .isNotEqualTo(events.get(0).get("payi.operation_id"));
    }

    @Test
    void theOperationOfTheAwsSdkHasTheIdThatTheSdkGivesIt() {
        Call second = Call.post(Calling.CHAT).header("amz-sdk-invocation-id", "i-1").header("amz-sdk-request",
                "ttl=20200101T000000Z; attempt=2; max=3");

        assertThat(properties(retries, second)).containsExactly(Map.entry("payi.operation_id", "i-1"),
                Map.entry("payi.attempt", "2"));
    }

    @Test
    void aFirstAttemptHasNothingUnlessAllShallHaveIt() {
        assertThat(properties(retries, stainless(0))).isNull();
        assertThat(properties(retries, Call.post(Calling.CHAT))).isNull();
        assertThat(properties(always, Call.post(Calling.CHAT))).containsEntry("payi.attempt", "1");
    }

    @Test
    void nothingIsCountedWhereItIsNotWanted() {
        AttemptCount never = new AttemptCount(AttemptProperties.NEVER);

        assertThat(never.of(stainless(3), stainless(3).headers())).isNull();
    }

    @Test
    void aPropertyOfTheApplicationWins() {
        ContextValues given = ContextValues.builder().set(ContextField.REQUEST_PROPERTIES, Map.of("payi.attempt", "mine"))
                .build();

        assertThat(retries.in(given, retries.of(stainless(1), stainless(1).headers())).requestProperties())
                .containsEntry("payi.attempt", "mine").containsKey("payi.operation_id");
    }

    @Test
    void aHeaderThatIsNoNumberCountsAsAFirstAttempt() {
        Call strange = Call.post(Calling.CHAT).header("X-Stainless-Retry-Count", "many");
        Call other = Call.post(Calling.CHAT).header("amz-sdk-request", "attempt=");

        assertThat(properties(retries, strange)).isNull();
        assertThat(properties(retries, other)).isNull();
    }

    @Test
    void aModelThatRepeatsAFailedRequestMakesTheNextAttempt() {
        ModelCall model = ModelCall.begin();
        Call call = Call.post(Calling.CHAT).in(ContextValues.builder());
        Attempt first = model.operations().next("POST", call.uri());
        first.ended(Ending.COMPLETE, 500);
        Attempt second = model.operations().next("POST", call.uri());
        second.ended(Ending.COMPLETE, 200);
        Attempt another = model.operations().next("POST", call.uri());
        model.end();

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.operation()).isSameAs(first.operation());
        assertThat(another.number()).isEqualTo(1);
    }

    @Test
    void aFailedRequestIsNotRepeatedAtAnotherAddress() {
        Operations operations = new Operations();
        operations.next("POST", Call.post(Calling.CHAT).uri()).ended(Ending.UNANSWERED, 0);

        assertThat(operations.next("POST", Call.post(OTHER).uri()).number()).isEqualTo(1);
        assertThat(operations.next("POST", Call.post(Calling.CHAT).uri()).number()).isEqualTo(1);
    }

    @Test
    void aMethodThatIsTriedAgainRepeatsEachOfItsCalls() {
        MethodAttempts method = new MethodAttempts();
        Attempt first;
        try (TrackScope attempt = method.begin()) {
            first = retries.of(Call.post(Calling.CHAT), Map.of());
        }
        try (TrackScope attempt = method.begin()) {
            Attempt again = retries.of(Call.post(Calling.CHAT), Map.of());
            Attempt next = retries.of(Call.post(Calling.CHAT), Map.of());

            assertThat(again.operation()).isSameAs(first.operation());
            assertThat(again.number()).isEqualTo(2);
            assertThat(next.operation()).isNotSameAs(first.operation());
            assertThat(next.number()).isEqualTo(1);
        }
        assertThat(MethodAttempts.current()).isNull();
    }

    @Test
    void attemptsOfAnSdkInAMethodThatIsTriedAgainAreCountedOn() {
        MethodAttempts method = new MethodAttempts();
        try (TrackScope attempt = method.begin()) {
            retries.of(stainless(0), stainless(0).headers());
            assertThat(retries.of(stainless(1), stainless(1).headers()).number()).isEqualTo(2);
        }
        try (TrackScope attempt = method.begin()) {
            assertThat(retries.of(stainless(0), stainless(0).headers()).number()).isEqualTo(3);
        }
    }
}
