package com.payi.it.sdks;

import java.util.List;

import com.payi.testkit.Reply;

/** Streams of OpenAI with two tokens. */
final class OpenAiChunks {
    private static final String CHAT = "{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\""
            + SdkContract.MODEL + "\",\"choices\":[";
    static final List<String> OF_CHAT = List.of(
            Reply.data(CHAT + "{\"index\":0,\"delta\":{\"content\":\"One\"},\"finish_reason\":null}]}"),
            Reply.data(CHAT + "{\"index\":0,\"delta\":{\"content\":\" two\"},\"finish_reason\":\"stop\"}]}"),
            Reply.data(CHAT + "],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}"),
            Reply.data("[DONE]"));

    static final List<String> OF_RESPONSES = List.of(
            delta("One", 0), delta(" two", 1),
            Reply.data(
                    "{\"type\":\"response.completed\",\"sequence_number\":2,\"response\":{\"id\":\"r-1\",\"object\":\"response\","
                            + "\"created_at\":1,\"status\":\"completed\",\"model\":\"" + SdkContract.MODEL + "\",\"output\":[],"
                            + "\"usage\":{\"input_tokens\":12,\"output_tokens\":7,\"total_tokens\":19}}}"));

    private OpenAiChunks() {}

    private static String delta(String token, int number) {
        return Reply.data("{\"type\":\"response.output_text.delta\",\"sequence_number\":" + number
                + ",\"item_id\":\"m-1\",\"output_index\":0,\"content_index\":0,\"delta\":\"" + token + "\",\"logprobs\":[]}");
    }
}
