package com.payi.cdi.internal.core.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.Units;

/** How Gemini's numbers become units. */
class GoogleReaderTest {
    @Test
    void everyModalityIsAUnitByItsNameOrNumber() {
        assertThat(units("gemini-2.5-flash", "\"promptTokenCount\":100,\"candidatesTokenCount\":30,\"promptTokensDetails\":["
                + "{\"modality\":\"TEXT\",\"tokenCount\":10},{\"modality\":2,\"tokenCount\":20},{\"modality\":\"VIDEO\",\"tokenCount\":30},"
                + "{\"modality\":4,\"tokenCount\":15},{\"modality\":\"DOCUMENT\",\"tokenCount\":25}],\"candidatesTokensDetails\":["
                + "{\"modality\":\"TEXT\",\"tokenCount\":10},{\"modality\":\"IMAGE\",\"tokenCount\":20}]")).containsOnly(
                        Map.entry("text", new Units(10, 10)), Map.entry("vision", new Units(20, 0)),
                        Map.entry("video", new Units(30, 0)), Map.entry("audio", new Units(15, 0)),
                        Map.entry("document", new Units(25, 0)), Map.entry("image", new Units(0, 20)));
    }

    @Test
    void whatCameFromTheCacheIsTakenOffThePrompt() {
        assertThat(units("gemini-2.5-flash",
                "\"promptTokenCount\":100,\"candidatesTokenCount\":5,\"cachedContentTokenCount\":60,"
                        + "\"toolUsePromptTokenCount\":7,\"thoughtsTokenCount\":9"))
                .containsOnly(
                        Map.entry("text", new Units(47, 5)), Map.entry("text_cache_read", new Units(60, 0)),
                        Map.entry("reasoning", new Units(0, 9)));
    }

    @Test
    void aLongPromptHasOtherPricesWithTheModelsThatSaySo() {
        String usage = "\"promptTokenCount\":200001,\"candidatesTokenCount\":5,\"thoughtsTokenCount\":3";
        assertThat(units("gemini-2.5-pro", usage)).containsOnlyKeys("text_large_context", "reasoning_large_context");
        assertThat(units("gemini-3-pro", usage)).containsOnlyKeys("text", "reasoning");
        assertThat(units("gemini-2.5-pro", usage.replace("200001", "200000"))).containsOnlyKeys("text", "reasoning");
    }

    @Test
    void theOldModelsAreBilledByCharacters() {
        assertThat(units("gemini-1.5-pro", "\"promptTokenCount\":600,\"candidatesTokenCount\":5,\"promptTokensDetails\":["
                + "{\"modality\":\"TEXT\",\"tokenCount\":4},{\"modality\":\"IMAGE\",\"tokenCount\":259},"
                + "{\"modality\":\"VIDEO\",\"tokenCount\":285},{\"modality\":\"AUDIO\",\"tokenCount\":52}]")).containsOnly(
                        Map.entry("text", new Units(8, 6)), Map.entry("vision", new Units(2, 0)),
                        Map.entry("video", new Units(1, 0)), Map.entry("audio", new Units(3, 0)));
        assertThat(units("gemini-1.5-pro", "\"promptTokenCount\":128001,\"candidatesTokenCount\":5"))
                .containsOnlyKeys("text_large_context");
    }

    @Test
    void characterBillingFallsBackToTokensWhereTextIsUnknown() {
        GoogleReader reader = new GoogleReader();
        reader.read(tree(
                "{\"modelVersion\":\"gemini-1.5-pro\",\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":2}}"));
        assertThat(reader.usage().units()).containsOnly(Map.entry("text", new Units(12, 8)));
    }

    @Test
    void aCacheWithoutDetailsIsTakenOffWhatIsLarge() {
        assertThat(units("gemini-2.5-flash", "\"promptTokenCount\":10100,\"cachedContentTokenCount\":9900,"
                + "\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":100},{\"modality\":\"VIDEO\",\"tokenCount\":10000}]"))
                .containsOnly(Map.entry("text", new Units(100, 0)), Map.entry("video", new Units(100, 0)),
                        Map.entry("video_cache_read", new Units(9900, 0)));
    }

    @Test
    void inputsAddUpToThePromptWhateverTheCacheIsSaidToHave() {
        String details = "\"promptTokenCount\":100,\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":80},"
                + "{\"modality\":\"IMAGE\",\"tokenCount\":20}],\"cachedContentTokenCount\":";
        assertThat(units("gemini-2.5-flash", details + "90")).containsOnly(Map.entry("text", new Units(0, 0)),
                Map.entry("text_cache_read", new Units(80, 0)), Map.entry("vision", new Units(10, 0)),
                Map.entry("vision_cache_read", new Units(10, 0)));
        assertThat(units("gemini-2.5-flash",
                details + "50,\"cacheTokensDetails\":[{\"modality\":\"VIDEO\",\"tokenCount\":50}]"))
                .containsOnly(Map.entry("text", new Units(30, 0)), Map.entry("vision", new Units(20, 0)),
                        Map.entry("video_cache_read", new Units(50, 0)));
        assertThat(units("gemini-2.5-flash",
                details + "50,\"cacheTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":30}]"))
                .containsOnly(Map.entry("text", new Units(30, 0)), Map.entry("text_cache_read", new Units(50, 0)),
                        Map.entry("vision", new Units(20, 0)));
    }

    @Test
    void theKindOfTrafficIsAProperty() {
        GoogleReader reader = new GoogleReader();
        reader.read(tree("{\"usageMetadata\":{\"promptTokenCount\":3,\"trafficType\":\"ON_DEMAND_FLEX\"}}"));
        reader.read(tree("{\"usageMetadata\":{\"promptTokenCount\":3,\"trafficType\":\"TRAFFIC_TYPE_UNSPECIFIED\"}}"));
        assertThat(reader.usage().properties()).containsOnly(Map.entry("payi.traffic_type", "ON_DEMAND_FLEX"));
    }

    @Test
    void eachDifferentWebSearchIsCountedOnce() {
        GoogleReader reader = new GoogleReader();
        String queries = "{\"candidates\":[{\"groundingMetadata\":{\"webSearchQueries\":[%s]}}]}";
        reader.read(tree(queries.formatted("\"a\",\"\",\"b\",null,7")));
        reader.read(tree(queries.formatted("\"b\",\"c\"")));
        assertThat(reader.usage().units()).containsOnly(Map.entry("web_search_request", new Units(0, 3)));
    }

    private static Map<String, Units> units(String model, String usage) {
        GoogleReader reader = new GoogleReader();
        reader.request(tree("{\"contents\":[{\"parts\":[{\"text\":\"Wh y?\"},{\"text\":\"a bc d\"}]}]}"));
        reader.read(tree("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"be caus\"}]}}]}"));
        reader.read(tree("{\"modelVersion\":\"" + model + "\",\"usageMetadata\":{" + usage + "}}"));
        Usage consumed = reader.usage();
        return consumed.units();
    }

    private static JsonTree tree(String json) {
        JsonDocumentReader reader = new JsonDocumentReader(JsonShape.everything());
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        reader.accept(bytes, 0, bytes.length);
        return reader.tree();
    }
}
