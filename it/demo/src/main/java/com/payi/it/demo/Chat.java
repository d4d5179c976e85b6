package com.payi.it.demo;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What is sent to a chat model, and what is read of its answers. */
final class Chat {
    private Chat() {}

    /** Any of the calls; what one has no use for is null and left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(String model, List<Message> messages, String input, Boolean stream,
            @JsonProperty("stream_options") Map<String, Object> streamOptions,
            @JsonProperty("max_tokens") Integer maxTokens) {
        static Request of(String model, String text) {
            return new Request(model, List.of(new Message("user", text)), null, null, null, 200);
        }

        static Request streamed(String model, String text) {
            return new Request(model, List.of(new Message("user", text)), null, true, Map.of("include_usage", true), 200);
        }

        static Request embedding(String model, String text) {
            return new Request(model, null, text, null, null, null);
        }
    }

    record Message(String role, String content) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Completion(String id, Usage usage) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Usage(@JsonProperty("prompt_tokens") long input, @JsonProperty("completion_tokens") long output) {}
}
