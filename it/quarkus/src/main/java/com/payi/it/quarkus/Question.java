package com.payi.it.quarkus;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** The body of a chat call. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(String model, List<Message> messages, Boolean stream,
        @JsonProperty("stream_options") Map<String, Object> streamOptions) {
    /** What is asked; no test may find it in an event. */
    public static final String SECRET = "secret-question";

    /** One message. */
    public record Message(String role, String content) {}

    public static Question to(String model) {
        return new Question(model, List.of(new Message("user", SECRET)), null, null);
    }

    /** Without a word about the usage. */
    public static Question plainlyStreamed(String model) {
        return new Question(model, List.of(new Message("user", SECRET)), true, null);
    }

    public static Question streamed(String model) {
        return new Question(model, List.of(new Message("user", SECRET)), true, Map.of("include_usage", true));
    }
}
