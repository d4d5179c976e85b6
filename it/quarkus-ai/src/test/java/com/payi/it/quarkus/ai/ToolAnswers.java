package com.payi.it.quarkus.ai;

import java.time.Duration;
import java.util.List;

import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.Reply;

/** Answers of a model that asks for each tool that it is offered, once. */
final class ToolAnswers {
    private ToolAnswers() {}

    static void on(FakeProvider provider) {
        provider.on(request -> isFirst(request) && isOpenAi(request), request -> openAi(toolOf(request)));
    }

    private static boolean isFirst(HttpRequestRecord request) {
        return !request.json().toString().contains("\"role\":\"tool\"");
    }

    private static boolean isOpenAi(HttpRequestRecord request) {
        return request.path().endsWith("/chat/completions");
    }

    private static String toolOf(HttpRequestRecord request) {
        return request.json().at("/tools/0/function/name").asText();
    }

    private static Reply openAi(String tool) {
        String call = "{\"id\":\"chatcmpl-tool-%d\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-4o-mini\","
                .formatted(System.nanoTime());
        return Reply.sse(List.of(
                Reply.data(call + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,"
                        + "\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"" + tool
                        + "\",\"arguments\":\"{\\\"city\\\":\\\"Rome\\\"}\"}}]},\"finish_reason\":null}]}"),
                Reply.data(call + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}"),
                Reply.data(
                        call + "\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}"),
                Reply.data("[DONE]")), Duration.ZERO);
    }
}
