package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackContext;

import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** The blocking client, over one HTTP client or another. */
abstract class BedrockSyncContract extends BedrockContract {
    static final String BODY = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private final Map<URI, BedrockRuntimeClient> clients = new HashMap<>();

    /** The HTTP client of the SDK. */
    abstract SdkHttpClient.Builder<?> http();

    @AfterEach
    void closeClients() {
        clients.values().forEach(BedrockRuntimeClient::close);
    }

    private BedrockRuntimeClientBuilder builder(URI endpoint) {
        return BedrockRuntimeClient.builder().region(Region.US_EAST_1).endpointOverride(endpoint)
                .httpClientBuilder(http()).credentialsProvider(CREDENTIALS);
    }

    private synchronized BedrockRuntimeClient client(URI endpoint) {
        return clients.computeIfAbsent(endpoint, uri -> builder(uri).build());
    }

    @Override
    String converse(URI endpoint, String model) {
        return converse(client(endpoint), model);
    }

    private static String converse(BedrockRuntimeClient client, String model) {
        Message question = Message.builder().role(ConversationRole.USER).content(ContentBlock.fromText("Hi")).build();
        return client.converse(request -> request.modelId(model).messages(question)).output().message().content().get(0)
                .text();
    }

    @Override
    String invoke(URI endpoint, String model) {
        return client(endpoint).invokeModel(request -> request.modelId(model).body(SdkBytes.fromUtf8String(BODY))).body()
                .asUtf8String();
    }

    /** It is thrown itself. */
    @Override
    LimitBlockedException refusal(Throwable thrown) {
        assertThat(thrown).isExactlyInstanceOf(LimitBlockedException.class);
        return (LimitBlockedException) thrown;
    }

    @Test
    void headersOfALaterInterceptorAreThePayisContext() {
        start(Map.of());
        BedrockAnswers.giveAll(provider());
        try (BedrockRuntimeClient client = builder(endpoint())
                .overrideConfiguration(c -> c.addExecutionInterceptor(new UserHeader())).build()) {
            converse(client, MODEL);
        }

        assertThat(seen(1).get(0).userId()).isEqualTo("header-user");
        assertThat(provider().received().get(0).headers()).doesNotContainKey("xProxy-User-ID");
    }

    private static final class UserHeader implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().copy(request -> request.putHeader("xProxy-User-ID", "header-user"));
        }
    }

    @Test
    void aBearerTokenPassesTheProxy() {
        start(Map.of());
        BedrockAnswers.giveAll(provider());
        try (BedrockRuntimeClient client = builder(endpoint())
                .tokenProvider(StaticTokenProvider.create(() -> "the-token")).authSchemeProvider(parameters -> List.of(
                        AuthSchemeOption.builder()
                                .schemeId("smithy.api#httpBearerAuth").build()))
                .build()) {
            TrackContext.builder().proxy(true).run(() -> assertThat(converse(client, MODEL)).isEqualTo(BedrockAnswers.TEXT));
        }

        assertThat(payi().proxied().get(0).header("Authorization")).hasValue("Bearer the-token");
        assertThat(provider().received()).hasSize(1);
    }

    @Test
    void aCallWithASignerOfTheApplicationIsReportedInBothModes() {
        start(Map.of());
        BedrockAnswers.giveAll(provider());
        try (BedrockRuntimeClient client = builder(endpoint()).overrideConfiguration(c -> c.putAdvancedOption(
                SdkAdvancedClientOption.SIGNER, (request, attributes) -> request.toBuilder()
                        .putHeader("Authorization", "own").build()))
                .build()) {
            assertThat(converse(client, MODEL)).isEqualTo(BedrockAnswers.TEXT);
            assertThat(seen(1).get(0).units()).containsEntry("text", USAGE);

            TrackContext.builder().proxy(true).run(() -> converse(client, MODEL));
        }

        assertThat(provider().received()).allSatisfy(
                request -> assertThat(request.header("Authorization")).hasValue("own"));
        assertThat(payi().proxied()).isEmpty();
        assertThat(seen(2)).allSatisfy(event -> assertThat(event.units()).containsEntry("text", USAGE));
    }

    @Test
    void withoutCredentialsNothingIsSentAndNothingReported() {
        start(Map.of());
        try (BedrockRuntimeClient client = builder(endpoint()).credentialsProvider(() -> {
            throw SdkClientException.create("No keys");
        }).build()) {
            assertThat(catchThrowable(() -> converse(client, MODEL)))
                    .isInstanceOf(SdkClientException.class);
        }

        assertThat(provider().received()).isEmpty();
        assertThat(payi().events()).isEmpty();
    }
}
