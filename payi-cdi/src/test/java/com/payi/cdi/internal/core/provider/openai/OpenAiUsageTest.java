package com.payi.cdi.internal.core.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.Usage;

/** What a usage object counts, as OpenAI and as each service with its interface writes it. */
class OpenAiUsageTest {
    @Nested
    class TheCache {
        /** Each is a part of the prompt. */
        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "'prompt_tokens_details':{'cached_tokens':60}",
                "'input_tokens_details':{'cached_tokens':60}",
                "'prompt_token_details':{'cached_tokens':60}",
                "'cached_tokens':60",
                "'prompt_cache_hit_tokens':60,'prompt_cache_miss_tokens':40",
                "'num_cached_tokens':60",
                "'cache_read_input_tokens':60",
                "'prompt_cache_hit_tokens':60,'prompt_tokens_details':{'cached_tokens':60}"})
        void readsByEachName(String member) {
            assertThat(units("'prompt_tokens':100,'completion_tokens':5,'total_tokens':105," + member))
                    .isEqualTo("text 40/5, text_cache_read 60/0");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "'prompt_tokens_details':{'cached_tokens':20,'cache_write_tokens':60}",
                "'input_tokens_details':{'cached_tokens':20,'cache_write_tokens':60}",
                "'prompt_tokens_details':{'cached_tokens':20,'cache_creation_input_tokens':60}",
                "'prompt_tokens_details':{'cached_tokens':20,'cache_creation_tokens':60}",
                "'prompt_tokens_details':{'cached_tokens':20,'cache_creation':{'ephemeral_5m_input_tokens':60}}",
                "'cache_read_input_tokens':20,'cache_creation_input_tokens':60",
                "'cache_read_input_tokens':20,'cache_creation_input_tokens':60,'prompt_tokens_details':{'cached_tokens':20,"
                        + "'cache_creation_tokens':60,'cache_creation_token_details':{'ephemeral_5m_input_tokens':60}}"})
        void writesByEachName(String member) {
            assertThat(units("'prompt_tokens':100,'completion_tokens':5,'total_tokens':105," + member))
                    .isEqualTo("text 20/5, text_cache_read 20/0, text_cache_write 60/0");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "'cache_write_tokens':60,'cache_write_tokens_details':{'ephemeral_1h_tokens':50,'ephemeral_5m_tokens':10}",
                "'cache_creation_tokens':60,'cache_creation_token_details':{'ephemeral_1h_input_tokens':50}",
                "'cache_creation_input_tokens':60,'cache_creation':{'ephemeral_5m_input_tokens':10,'ephemeral_1h_input_tokens':50}",
                "'cache_write_tokens':60,'cache_write_details':[{'ttl':'1h','tokens':50},{'ttl':'5m','tokens':10}]",
                "'cache_write_tokens':60,'cache_write_details':{'1h':50,'5m':10}"})
        void writesForAnHourApart(String details) {
            assertThat(units("'prompt_tokens':100,'completion_tokens':5,'prompt_tokens_details':{" + details + "}"))
                    .isEqualTo("text 40/5, text_cache_write 10/0, text_cache_write_1h 50/0");
        }

        @Test
        void besideThePromptIfTheTotalSaysSo() {
            assertThat(units("'prompt_tokens':10,'completion_tokens':5,'total_tokens':975,'cache_read_input_tokens':900,"
                    + "'cache_creation_input_tokens':60")).isEqualTo("text 10/5, text_cache_read 900/0, text_cache_write 60/0");
        }

        @Test
        void besideThePromptIfItIsMoreAndNamedAsByAnthropic() {
            assertThat(units("'prompt_tokens':10,'completion_tokens':5,'total_tokens':15,'cache_read_input_tokens':900"))
                    .isEqualTo("text 10/5, text_cache_read 900/0");
        }

        @Test
        void isNeverMoreThanThePromptOtherwise() {
            assertThat(units("'prompt_tokens':10,'completion_tokens':5,'prompt_tokens_details':{'cached_tokens':60,"
                    + "'cache_write_tokens':60}")).isEqualTo("text 0/5, text_cache_read 10/0");
        }
    }

    @Nested
    class Reasoning {
        @Test
        void isWithinTheOutputIfTheTotalHasNoMore() {
            assertThat(units("'prompt_tokens':100,'completion_tokens':500,'total_tokens':600,"
                    + "'completion_tokens_details':{'reasoning_tokens':450}")).isEqualTo("reasoning 0/450, text 100/50");
        }

        @Test
        void isBesideTheOutputIfTheTotalHasIt() {
            assertThat(units("'prompt_tokens':12,'completion_tokens':500,'total_tokens':829,"
                    + "'completion_tokens_details':{'reasoning_tokens':317}")).isEqualTo("reasoning 0/317, text 12/500");
        }

        @Test
        void isWhatTheTotalHasBeyondInputAndOutput() {
            assertThat(units("'prompt_tokens':21,'completion_tokens':12,'total_tokens':93"))
                    .isEqualTo("reasoning 0/60, text 21/12");
        }

        @Test
        void ofPerplexityIsBesideTheOutputAlthoughTheTotalHasItNot() {
            assertThat(units("'prompt_tokens':100,'completion_tokens':3000,'total_tokens':3100,'citation_tokens':7000,"
                    + "'num_search_queries':70,'reasoning_tokens':2000"))
                    .isEqualTo("reasoning 0/2000, text 100/3000, web_search_request 0/70");
        }

        @Test
        void besideTheDetailsIsWithinTheOutputOfOtherServices() {
            assertThat(units("'prompt_tokens':100,'completion_tokens':300,'total_tokens':400,'reasoning_tokens':200"))
                    .isEqualTo("reasoning 0/200, text 100/100");
        }

        @Test
        void isNeverMoreThanTheOutputWithoutATotal() {
            assertThat(units("'prompt_tokens':1,'completion_tokens':5,'completion_tokens_details':{'reasoning_tokens':20}"))
                    .isEqualTo("reasoning 0/5, text 1/0");
        }

        @Test
        void andACacheAreBothBesideIfTheTotalHasBoth() {
            assertThat(units("'prompt_tokens':10,'completion_tokens':5,'total_tokens':45,'cached_tokens':10,"
                    + "'completion_tokens_details':{'reasoning_tokens':20}"))
                    .isEqualTo("reasoning 0/20, text 10/5, text_cache_read 10/0");
        }
    }

    @Nested
    class Parts {
        @Test
        void imagesOfThePromptAreVisionAndImagesOfTheAnswerAreImages() {
            assertThat(units("'prompt_tokens':1000,'completion_tokens':1300,'total_tokens':2300,"
                    + "'prompt_tokens_details':{'image_tokens':900,'text_tokens':100},"
                    + "'completion_tokens_details':{'image_tokens':1290}"))
                    .isEqualTo("image 0/1290, text 100/10, vision 900/0");
        }

        @Test
        void imagesFromTheCacheAreCountedAsRead() {
            assertThat(units("'prompt_tokens':1000,'completion_tokens':1,'prompt_tokens_details':{'image_tokens':900,"
                    + "'cached_tokens':950,'cached_tokens_details':{'image_tokens':900,'text_tokens':50}}"))
                    .isEqualTo("text 50/1, text_cache_read 950/0");
        }

        @Test
        void speechOfAChatIsText() {
            assertThat(units("'prompt_tokens':100,'completion_tokens':50,'prompt_tokens_details':{'audio_tokens':80},"
                    + "'completion_tokens_details':{'audio_tokens':40}")).isEqualTo("text 100/50");
        }

        @Test
        void speechThatMistralBillsByItsLength() {
            assertThat(units("'prompt_tokens':4,'completion_tokens':635,'total_tokens':3264,'prompt_audio_seconds':203"))
                    .isEqualTo("audio_seconds 203/0, text 4/635");
        }

        @Test
        void predictionsAreWithinTheOutput() {
            assertThat(units("'prompt_tokens':10,'completion_tokens':50,'total_tokens':60,'completion_tokens_details':{"
                    + "'accepted_prediction_tokens':20,'rejected_prediction_tokens':20}")).isEqualTo("text 10/50");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'num_search_queries':3", "'server_tool_use':{'web_search_requests':3}",
                "'server_side_tool_usage_details':{'web_search_calls':3}"})
        void webSearches(String member) {
            assertThat(units("'prompt_tokens':1,'completion_tokens':2,'total_tokens':3," + member))
                    .isEqualTo("text 1/2, web_search_request 0/3");
        }
    }

    @Nested
    class WhatIsMissing {
        @Test
        void theTotalAloneIsInput() {
            assertThat(units("'total_tokens':8")).isEqualTo("text 8/0");
        }

        @Test
        void inputAndOutputFollowFromTheTotal() {
            assertThat(units("'completion_tokens':3,'total_tokens':8")).isEqualTo("text 5/3");
            assertThat(units("'prompt_tokens':5,'total_tokens':8")).isEqualTo("text 5/3");
        }

        @Test
        void aZeroOfOneNameDoesNotHideTheOther() {
            assertThat(units("'prompt_tokens':0,'input_tokens':7,'completion_tokens':2,'output_tokens':0"))
                    .isEqualTo("text 7/2");
        }

        @Test
        void zerosAreCounts() {
            assertThat(units("'prompt_tokens':0,'completion_tokens':0,'total_tokens':0")).isEqualTo("text 0/0");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "'prompt_tokens':null,'completion_tokens':null,'total_tokens':null", "'cost':0.3"})
        void namesNoUnits(String members) {
            assertThat(units(members)).isEmpty();
        }

        @Test
        void textsFractionsNegativeNumbersAndOtherTypesAreHarmless() {
            assertThat(units("'prompt_tokens':'12','completion_tokens':7.9,'total_tokens':-1,'prompt_tokens_details':null,"
                    + "'completion_tokens_details':'x','cached_tokens':-5,'cache_creation':[1,null,'x'],'cache_write':{'1h':'x'}"))
                    .isEqualTo("text 12/7");
            assertThat(units("'prompt_tokens':1e30,'completion_tokens':99999999999999999999"))
                    .isEqualTo("text 2147483647/2147483647");
        }
    }

    private static String units(String members) {
        JsonDocumentReader reader = new JsonDocumentReader(JsonShape.everything());
        byte[] json = ('{' + members.replace('\'', '"') + '}').getBytes(java.nio.charset.StandardCharsets.UTF_8);
        reader.accept(json, 0, json.length);
        return text(OpenAiUsage.units(reader.tree()));
    }

    static String text(Map<String, Usage.Units> units) {
        Stream<String> texts = units.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(unit -> unit.getKey() + ' ' + unit.getValue().input() + '/' + unit.getValue().output());
        return texts.collect(Collectors.joining(", "));
    }
}
