package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackContext;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** What holds for the Bedrock runtime clients of the AWS SDK, with which the application has to do nothing. */
abstract class BedrockContract extends ClientContract {
    static final String MODEL = "anthropic.claude-3-haiku-20240307-v1:0";
    static final AwsBasicCredentials KEYS = AwsBasicCredentials.create("AKID", "secret");
    static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(KEYS);

    /** Converses, and gives the text of the answer. */
    abstract String converse(URI endpoint, String model) throws Exception;

    /** Invokes a model, and gives its answer. */
    abstract String invoke(URI endpoint, String model) throws Exception;

    /** The refusal in what a call throws. */
    abstract LimitBlockedException refusal(Throwable thrown);

    private void startAll(Map<String, String> configuration) {
        start(configuration);
        BedrockAnswers.giveAll(provider());
    }

    final URI endpoint() {
        return provider().uri();
    }

    @Test
    void document() throws Exception {
        startAll(Map.of());

        assertThat(asUser("ann", () -> converse(endpoint(), MODEL))).isEqualTo(BedrockAnswers.TEXT);

        IngestedEvent event = seen(1).get(0);
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.category()).isEqualTo("system.aws.bedrock");
        assertThat(event.resource()).isEqualTo(MODEL);
        assertThat(event.units()).containsEntry("text", USAGE);
    }

    @Test
    void documentOfAnInvokedModel() throws Exception {
        startAll(Map.of());

        assertThat(asUser("ann", () -> invoke(endpoint(), MODEL))).contains(BedrockAnswers.TEXT);

        IngestedEvent event = seen(1).get(0);
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.units()).containsEntry("text", USAGE);
    }

    @Test
    void providerError() throws Exception {
        start(Map.of());
        provider().always(Reply.json(400, "{\"message\":\"Malformed\"}").header("x-amzn-ErrorType", "ValidationException"));

        Throwable thrown = catchThrowable(() -> converse(endpoint(), MODEL));

        assertThat(thrown).isInstanceOf(AwsServiceException.class).hasMessageContaining("Malformed");
        assertThat(seen(1).get(0).httpStatusCode()).isEqualTo(400);
    }

    @Test
    void retryAfter500() throws Exception {
        startAll(Map.of());
        failFirst(Reply.json(500, "{\"message\":\"Try again\"}"));

        String text = TrackContext.builder().useCaseName("tale").userId("ann").call(() -> converse(endpoint(), MODEL));

        assertThat(text).isEqualTo(BedrockAnswers.TEXT);
        List<IngestedEvent> events = seen(2);
        Attempts.areTwo(events);
        assertThat(events).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(500, 200);
        assertThat(events).extracting(IngestedEvent::userId).containsOnly("ann");
        assertThat(events).extracting(IngestedEvent::useCaseId).doesNotContainNull();
        assertThat(events.get(0).useCaseId()).isEqualTo(events.get(1).useCaseId());
    }

    @Test
    void retryAfterALostConnection() throws Exception {
        startAll(Map.of());
        failFirst(Reply.reset());

        assertThat(asUser("ann", () -> converse(endpoint(), MODEL))).isEqualTo(BedrockAnswers.TEXT);

        List<IngestedEvent> events = seen(2);
        assertThat(events).extracting(IngestedEvent::userId).containsOnly("ann");
        assertThat(events).filteredOn(event -> event.properties().containsKey("system.failure")).hasSize(1);
    }

    private void failFirst(Reply failure) {
        provider().reset();
        provider().answer(failure);
        provider().always(BedrockAnswers.converse());
    }

    @Test
    void connectionRefused() throws Exception {
        start(Map.of());
        URI nowhere = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());

        Throwable thrown = catchThrowable(() -> asUser("ann", () -> converse(nowhere, MODEL)));

        assertThat(thrown).isInstanceOf(SdkClientException.class);
        // The SDK tries several times, and each attempt is an event.
        int attempts = ((SdkClientException) thrown).numAttempts();
        List<IngestedEvent> events = reported(attempts);
        assertThat(events).extracting(IngestedEvent::userId).containsOnly("ann");
        assertThat(events).allSatisfy(event -> assertThat(event.properties()).containsKey("system.failure"));
    }

    @Test
    void twoUsersInParallel() throws Exception {
        startAll(Map.of());

        Future<String> ann = threads().submit(() -> asUser("ann", () -> converse(endpoint(), "ann-model")));
        Future<String> bob = threads().submit(() -> asUser("bob", () -> converse(endpoint(), "bob-model")));

        assertThat(ann.get(20, TimeUnit.SECONDS)).isEqualTo(BedrockAnswers.TEXT);
        assertThat(bob.get(20, TimeUnit.SECONDS)).isEqualTo(BedrockAnswers.TEXT);
        assertThat(seen(2)).allSatisfy(event -> assertThat(event.resource()).isEqualTo(event.userId() + "-model"));
    }

    @Test
    void proxyModeWithLastResult() throws Exception {
        startAll(Map.of());

        TrackContext.builder().proxy(true).userId("ann").run(() -> {
            assertThat(textOf(() -> converse(endpoint(), MODEL))).isEqualTo(BedrockAnswers.TEXT);
            assertThat(TrackContext.current().lastResult()).isPresent();
        });

        assertThat(payi().proxied()).hasSize(1);
        assertThat(provider().received()).hasSize(1);
        assertThat(payi().events()).isEmpty();
        HttpRequestRecord proxied = payi().proxied().get(0);
        assertThat(proxied.path()).isEqualTo("/api/v1/proxy/aws.bedrock/model/" + MODEL.replace(":", "%3A") + "/converse");
        assertThat(proxied.header("xProxy-User-ID")).hasValue("ann");
        assertThat(proxied.header("xProxy-Provider-BaseUri")).hasValue(endpoint().toString());
        assertThat(proxied.header("Host")).hasValue(payi().uri().getAuthority());
        assertThat(proxied.header("Authorization")).hasValue(signatureFor(endpoint(), proxied));
    }

    /** A failure stays what it is. */
    static String textOf(Callable<String> call) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the signature of a request is when it goes to the provider itself. */
    static String signatureFor(URI provider, HttpRequestRecord proxied) {
        String path = proxied.path().replace("/api/v1/proxy/aws.bedrock", "");
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(provider).encodedPath(path);
        String given = proxied.header("Authorization").orElseThrow();
        String signed = given.replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
        for (String name : signed.split(";")) {
            if (!name.equals("host") && !name.equals("x-amz-date") && !name.equals("x-amz-content-sha256")) {
                request.putHeader(name, proxied.header(name).orElseThrow());
            }
        }
        LocalDateTime date = LocalDateTime.parse(proxied.header("X-Amz-Date").orElseThrow(),
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"));
        return AwsV4HttpSigner.create().sign(sign -> sign.identity(KEYS).request(request.build())
                .payload(ContentStreamProvider.fromByteArray(proxied.body()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(date.toInstant(ZoneOffset.UTC), ZoneOffset.UTC)))
                .request().firstMatchingHeader("Authorization").orElseThrow();
    }

    @Test
    void blockedCallIsRefused() throws Exception {
        startAll(Map.of("payi.limits.on-blocked", "block", "payi.limit-ids", LIMIT));
        payi().limitState(LIMIT, "blocked");
        converse(endpoint(), MODEL);
        awaitBlockedLimit();

        Throwable thrown = catchThrowable(() -> converse(endpoint(), MODEL));

        assertThat(refusal(thrown).limitIds()).containsExactly(LIMIT);
        seen(1);
    }

    @Test
    void proxiedCallThatPayiRefusesIsRefused() {
        startAll(Map.of("payi.limit-ids", LIMIT, "payi.proxy", "true"));
        payi().limitState(LIMIT, "blocked");

        Throwable thrown = catchThrowable(() -> converse(endpoint(), MODEL));

        assertThat(refusal(thrown)).isNotNull();
        assertThat(payi().proxied()).hasSize(1);
        assertThat(provider().received()).isEmpty();
    }

    @Test
    void aProxiedCallThatTheProviderRefusesHasItsError() {
        start(Map.of("payi.proxy", "true"));
        provider().always(Reply.json(400, "{\"message\":\"Malformed\"}").header("x-amzn-ErrorType", "ValidationException"));

        assertThat(catchThrowable(() -> converse(endpoint(), MODEL))).isInstanceOf(AwsServiceException.class);
    }

    /** Bedrock packs nothing of itself; a gateway in front of it may. Whether the SDK can read it is not asked here. */
    @Test
    void gzip() {
        start(Map.of());
        provider().answer(BedrockAnswers.converse().gzip());

        Throwable thrown = catchThrowable(() -> converse(endpoint(), MODEL));

        assertThat(thrown == null || thrown instanceof SdkException).isTrue();
        assertThat(seen(1).get(0).units()).containsEntry("text", USAGE);
    }

    @Test
    void requestsToTheProviderCarryNothingOfPayi() throws Exception {
        startAll(Map.of());

        converse(endpoint(), MODEL);

        assertThat(provider().received().get(0).headers().keySet()).noneMatch(name -> name.toLowerCase().startsWith("xproxy"));
        assertThat(provider().received().get(0).header("Authorization").orElse("")).startsWith("AWS4-HMAC-SHA256");
        seen(1);
    }
}
