package com.payi.it.benchmarks.process;

import java.nio.charset.StandardCharsets;

/** What a provider and Pay-i answer. */
public final class ProviderAnswers {
    /** Of a stream, without the one that has the usage. */
    public static final int EVENTS = 200;
    private static final String USAGE = "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":5,\"total_tokens\":16}";
    private static final String MODEL = "\"created\":1760000000,\"model\":\"gpt-4o-2024-08-06\",";
    private static final byte[] EVENT_MARK = "\"category\":".getBytes(StandardCharsets.US_ASCII);

    private ProviderAnswers() {}

    /** About 2 KB. */
    static String document() {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\"," + MODEL
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + "It depends on the question, which is a long one. ".repeat(34)
                + "\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}]," + USAGE + "}";
    }

    static String stream(int events) {
        String head = "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\"," + MODEL
                + "\"system_fingerprint\":\"fp_1\",\"choices\":";
        String event = head + "[{\"index\":0,\"delta\":{\"content\":\" word\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n";
        return event.repeat(events) + head + "[]," + USAGE + "}\n\ndata: [DONE]\n\n";
    }

    static String ingested() {
        return "{\"request_id\":\"1\",\"event_timestamp\":\"2026-01-01T00:00:00Z\",\"ingest_timestamp\":\"2026-01-01T00:00:00Z\","
                + "\"xproxy_result\":{\"request_id\":\"1\",\"resource_id\":\"1\",\"limits\":{},"
                + "\"cost\":{\"currency\":\"usd\",\"total\":{\"base\":0.001}}}}";
    }

    /** The answer to events that came together. */
    static String ingested(byte[] events) {
        int count = count(events);
        return "{\"request_id\":\"1\",\"ingest_timestamp\":\"2026-01-01T00:00:00Z\",\"total_count\":" + count
                + ",\"ingest_count\":" + count + ",\"error_count\":0,\"errors\":[]}";
    }

    /** Each event names its category once. */
    private static int count(byte[] events) {
        int count = 0;
        for (int i = 0; i <= events.length - EVENT_MARK.length; i++) {
            int matching = 0;
            while (matching < EVENT_MARK.length && events[i + matching] == EVENT_MARK[matching]) {
                matching++;
            }
            count += matching == EVENT_MARK.length ? 1 : 0;
        }
        return count;
    }
}
