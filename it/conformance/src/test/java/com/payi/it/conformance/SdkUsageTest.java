package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/**
 * A second opinion on what an answer may name as consumed: the providers' own SDKs. A member that is new in one of them fails
 * here by its name, until the table has it as read or as left, with the reason.
 */
class SdkUsageTest {
    private static final String TABLE = "/sdk-usage-members.txt";
    private static final List<String> USAGES = List.of("com.openai.models.completions.CompletionUsage",
            "com.openai.models.responses.ResponseUsage", "com.openai.models.embeddings.CreateEmbeddingResponse$Usage",
            "com.openai.models.images.ImagesResponse$Usage", "com.openai.models.audio.transcriptions.Transcription$Usage",
            "com.openai.models.batches.BatchUsage", "com.anthropic.models.messages.Usage",
            "com.anthropic.models.messages.MessageDeltaUsage", "com.anthropic.models.beta.messages.BetaUsage",
            "com.anthropic.models.beta.messages.BetaMessageDeltaUsage",
            "software.amazon.awssdk.services.bedrockruntime.model.TokenUsage",
            "software.amazon.awssdk.services.bedrockruntime.model.GuardrailUsage",
            "software.amazon.awssdk.services.bedrockruntime.model.ServiceTier",
            "software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfiguration",
            "software.amazon.awssdk.services.bedrockruntime.model.PromptRouterTrace",
            "com.google.genai.types.GenerateContentResponseUsageMetadata", "com.google.genai.types.ContentEmbeddingStatistics",
            "com.google.genai.types.EmbedContentMetadata");

    @Test
    void everyMemberOfAUsageIsReadOrKnowinglyLeft() {
        Set<String> members = SdkMembers.of(USAGES);
        Set<String> unknown = new TreeSet<>(members);
        unknown.removeAll(table().keySet());
        Set<String> gone = new TreeSet<>(table().keySet());
        gone.removeAll(members);

        assertThat(unknown).as("members that are new in an SDK: read them, or leave them for a reason").isEmpty();
        assertThat(gone).as("members of the table that no SDK has").isEmpty();
    }

    @Test
    void eachLineOfTheTableNamesWhatHappensToTheMember() {
        assertThat(table()).isNotEmpty().allSatisfy((member, fate) -> assertThat(fate).as(member).matches("read|left: .{5,}"));
    }

    private static Map<String, String> table() {
        try (InputStream file = SdkUsageTest.class.getResourceAsStream(TABLE)) {
            Map<String, String> table = new TreeMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                    .filter(line -> !line.startsWith("#")).forEach(line -> {
                        String[] parts = line.split(" ", 2);
                        table.put(parts[0], parts[1].strip());
                    });
            return table;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
