package com.payi.cdi.internal.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.internal.core.provider.reading.RepeatingReader;
import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** To leave out messages that repeat the one before them changes nothing of what is known of an answer. */
class RepeatedMessagesTest {
    private static final int STREAMS = 1500;

    /** Streams of events, most of which repeat the one before them; TEXT is any text, NUMBER any number. */
    enum Provider {
        OPENAI_CHAT("https://api.openai.com/v1/chat/completions",
                "{\"id\":\"c1\",\"created\":NUMBER,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"TEXT\"},\"logprobs\":null,\"finish_reason\":null}],\"obfuscation\":\"TEXT\"}",
                "{\"id\":\"c1\",\"created\":NUMBER,\"model\":\"m\",\"choices\":[{\"index\":1,\"delta\":{\"content\":\"TEXT\"},\"finish_reason\":null}]}",
                "{\"id\":\"\",\"model\":\"\",\"choices\":[],\"prompt_filter_results\":[{\"a\":\"TEXT\"}]}",
                "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"f\",\"arguments\":\"TEXT\"}}]}}]}",
                "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}",
                "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"service_tier\":\"TEXT\"}",
                "{\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":NUMBER,\"completion_tokens\":NUMBER}}",
                "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"TEXT\"}}],\"usage\":{\"prompt_tokens\":NUMBER}}",
                "{\"choices\":[{\"text\":\"TEXT\"}]}", "{\"error\":{\"message\":\"TEXT\"}}", "[DONE]"),
        OPENAI_RESPONSES("https://api.openai.com/v1/responses",
                "{\"type\":\"response.output_text.delta\",\"item_id\":\"i\",\"sequence_number\":NUMBER,\"delta\":\"TEXT\",\"logprobs\":[]}",
                "{\"type\":\"response.created\",\"response\":{\"id\":\"r1\",\"model\":\"m\",\"status\":\"in_progress\",\"output\":[]}}",
                "{\"type\":\"response.function_call_arguments.delta\",\"delta\":\"TEXT\"}",
                "{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"function_call\",\"name\":\"f\",\"arguments\":\"TEXT\"}}",
                "{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"web_search_call\",\"action\":{\"type\":\"search\"}}}",
                "{\"type\":\"response.completed\",\"response\":{\"id\":\"r1\",\"status\":\"completed\",\"usage\":{\"input_tokens\":NUMBER,\"output_tokens\":NUMBER}}}",
                "{\"type\":\"error\",\"message\":\"TEXT\"}"),
        ANTHROPIC("https://api.anthropic.com/v1/messages",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"TEXT\"}}",
                "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"model\":\"claude\",\"usage\":{\"input_tokens\":NUMBER,\"output_tokens\":1}}}",
                "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"name\":\"f\",\"input\":{}}}",
                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"TEXT\"}}",
                "{\"type\":\"ping\"}", "{\"type\":\"content_block_stop\",\"index\":0}",
                "{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":NUMBER}}", "{\"type\":\"message_stop\"}",
                "{\"type\":\"error\",\"error\":{\"message\":\"TEXT\"}}"),
        COHERE("https://api.cohere.com/v2/chat",
                "{\"type\":\"content-delta\",\"index\":0,\"delta\":{\"message\":{\"content\":{\"text\":\"TEXT\"}}}}",
                "{\"type\":\"message-start\",\"id\":\"c1\"}",
                "{\"type\":\"tool-call-delta\",\"index\":0,\"delta\":{\"message\":{\"tool_calls\":{\"function\":{\"name\":\"f\",\"arguments\":\"TEXT\"}}}}}",
                "{\"type\":\"message-end\",\"delta\":{\"usage\":{\"billed_units\":{\"input_tokens\":NUMBER,\"output_tokens\":NUMBER}}}}");

        private final URI uri;
        private final List<String> events;

        Provider(String uri, String... events) {
            this.uri = URI.create(uri);
            this.events = List.of(events);
        }

        private ProviderDialect dialect() {
            return new Dialects(List.of()).of("POST", uri);
        }
    }

    private static final List<String> TEXTS = List.of("", " a", " word", "\\\"", "\\\\", "\\\\\\\"", "}", "]},\\n", "data: ",
            "ä€",
            "usage", "\\u0022", "x".repeat(300));

    @ParameterizedTest
    @EnumSource
    void nothingThatIsKnownOfAnAnswerChanges(Provider provider) {
        int leftOut = 0;
        for (int seed = 0; seed < STREAMS; seed++) {
            Random random = new Random(seed);
            byte[] stream = stream(provider, random);
            Reading all = new Reading(provider, false);
            all.read(stream, new Random(seed), Integer.MAX_VALUE);
            Reading some = new Reading(provider, true);
            some.read(stream, new Random(seed), random.nextInt(3) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(400));
            assertThat(some.known()).as("%s", new String(stream, StandardCharsets.UTF_8)).isEqualTo(all.known());
            leftOut += all.messages.get() - some.messages.get();
        }
        assertThat(leftOut).isGreaterThan(2 * STREAMS);
    }

    private static byte[] stream(Provider provider, Random random) {
        StringBuilder stream = new StringBuilder();
        String end = List.of("\n", "\n", "\r\n", "\r").get(random.nextInt(4));
        for (int i = random.nextInt(40); i > 0; i--) {
            String event = provider.events.get(random.nextInt(3) > 0 ? 0 : random.nextInt(provider.events.size()));
            stream.append(random.nextInt(30) == 0 ? ": comment" + end : "")
                    .append(random.nextInt(9) == 0 ? "event: e" + end : "")
                    .append(random.nextInt(40) == 0 ? "data:" : "data: ").append(filled(event, random)).append(end)
                    .append(random.nextInt(40) == 0 ? "" : end);
        }
        byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4) == 0 ? random.nextInt(3) : 0; i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) "\"\\{}[]:,\n\r 0a".charAt(random.nextInt(13));
        }
        return bytes;
    }

    private static String filled(String event, Random random) {
        String filled = event;
        while (filled.contains("TEXT")) {
            filled = filled.replaceFirst("TEXT", TEXTS.get(random.nextInt(TEXTS.size())).replace("\\", "\\\\"));
        }
        while (filled.contains("NUMBER")) {
            filled = filled.replaceFirst("NUMBER", List.of("1", "12", "12345", "null", "1.5").get(random.nextInt(5)));
        }
        return filled;
    }

    /** What is known of one answer. */
    private static final class Reading {
        private final AtomicInteger messages = new AtomicInteger();
        private final UsageReader reader;
        private final MessageReader bytes;

        private Reading(Provider provider, boolean leavesOut) {
            reader = provider.dialect().reader(name -> null);
            Supplier<JsonShape> repeats = leavesOut ? ((RepeatingReader) reader)::wantedOfRepeats : () -> null;
            bytes = new MessageReader(provider.dialect().answerShape(), this::read, repeats);
        }

        private void read(JsonTree message) {
            messages.incrementAndGet();
            reader.read(message);
        }

        private void read(byte[] stream, Random random, int longest) {
            for (int i = 0; i < stream.length;) {
                int length = Math.min(stream.length - i, longest == Integer.MAX_VALUE ? longest : 1 + random.nextInt(longest));
                byte[] part = new byte[length];
                System.arraycopy(stream, i, part, 0, length);
                bytes.accept(part, 0, length);
                i += length;
            }
            bytes.end();
        }

        private List<Object> known() {
            reader.request(JsonTree.of(null));
            return new ArrayList<>(List.of(reader.usage(), reader.isFinished(), reader.hasContent(), reader.hasFailed(),
                    reader.mayEndHere(), bytes.isComplete(), bytes.isOpen(), bytes.isStream(), bytes.hasMessages()));
        }
    }

    @Test
    void aTextThatBreaksOffDoesNotReachIntoTheNextEvent() {
        String event = "data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"TEXT\"}}]}\n\n";
        String broken = event.replace("TEXT\"}}]}", "a");
        String usage = "data: {\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n";
        Reading reading = new Reading(Provider.OPENAI_CHAT, true);
        reading.read((event + event + broken + usage + event).getBytes(StandardCharsets.UTF_8), new Random(1),
                Integer.MAX_VALUE);
        assertThat(reading.reader.usage().units()).hasSize(1);
    }
}
