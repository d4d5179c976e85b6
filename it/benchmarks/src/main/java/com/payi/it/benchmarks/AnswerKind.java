package com.payi.it.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers of providers, of any size. */
public enum AnswerKind {
    /** One text, however long it is. */
    CHAT("chat document", "/chat/completions") {
        @Override
        String text(int size) {
            StringBuilder text = new StringBuilder("""
                    {"id":"chatcmpl-1","object":"chat.completion","created":1760000000,"model":"gpt-4o-2024-08-06","choices":\
                    [{"index":0,"message":{"role":"assistant","content":\"""");
            while (text.length() < size - USAGE.length()) {
                text.append("The answer is \\\"forty-two\\\", as usual.\\nAsk again. ");
            }
            return text.append("\",\"refusal\":null},\"finish_reason\":\"stop\"}],").append(USAGE).append('}').toString();
        }
    },
    /** Nothing but numbers, none of which is wanted. */
    EMBEDDINGS("embeddings", "/embeddings") {
        @Override
        String text(int size) {
            StringBuilder text = new StringBuilder("{\"object\":\"list\",\"data\":[");
            for (int element = 0; element == 0 || text.length() < size - USAGE.length(); element++) {
                text.append(element == 0 ? "" : ",").append("{\"object\":\"embedding\",\"index\":").append(element)
                        .append(",\"embedding\":[-0.5");
                for (int i = 0; i < DIMENSIONS && text.length() < size - USAGE.length(); i++) {
                    text.append(i % 2 == 0 ? ",0.0" : ",-0.0").append(10_000_000 + (i * 7919 + element) % 89_999_999);
                }
                text.append("]}");
            }
            return text.append("],\"model\":\"text-embedding-3-small\",").append(USAGE).append('}').toString();
        }
    },
    /** An event for every token, and each is read. */
    STREAM("chat stream", "/chat/completions") {
        @Override
        String text(int size) {
            String chunk = "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                    + "\"model\":\"gpt-4o-2024-08-06\",\"system_fingerprint\":\"fp_1\",\"choices\":";
            StringBuilder text = new StringBuilder();
            while (text.length() < size - 2 * chunk.length()) {
                text.append(chunk)
                        .append("[{\"index\":0,\"delta\":{\"content\":\" word\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n");
            }
            return text.append(chunk).append("[],").append(USAGE).append("}\n\ndata: [DONE]\n\n").toString();
        }
    };

    private static final String USAGE = "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":5,\"total_tokens\":16}";
    private static final int SIZE_TO_COUNT = 20_480;
    private static final int DIMENSIONS = 1536;

    private final String label;
    private final URI uri;

    AnswerKind(String label, String path) {
        this.label = label;
        this.uri = URI.create("https://api.openai.com/v1" + path);
    }

    /** The size of an answer with about so many events. */
    public int sizeOf(int events) {
        return SIZE_TO_COUNT / events(SIZE_TO_COUNT) * events;
    }

    String label() {
        return label;
    }

    /** How many events an answer of this size has. */
    int events(int size) {
        return text(size).split("\n\n").length;
    }

    public URI uri() {
        return uri;
    }

    /** An answer of about this many bytes. */
    public byte[] body(int size) {
        return text(size).getBytes(StandardCharsets.US_ASCII);
    }

    abstract String text(int size);
}
