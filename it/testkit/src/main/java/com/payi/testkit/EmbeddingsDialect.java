package com.payi.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** OpenAI's embeddings: one vector, whatever the answer's text, and no output. */
final class EmbeddingsDialect implements Dialect {
    @Override
    public boolean matches(String path) {
        return path.endsWith("/embeddings");
    }

    @Override
    public Reply reply(Asked asked) {
        ObjectNode document = Json.object().put("object", "list").put("model", asked.model());
        ObjectNode embedding = document.putArray("data").addObject().put("object", "embedding").put("index", 0);
        embedding.putArray("embedding").add(0.25).add(-0.5).add(0.75);
        document.putObject("usage")
                .put("prompt_tokens", asked.answer().input())
                .put("total_tokens", asked.answer().input());
        return Dialect.json(document);
    }

    @Override
    public ObjectNode error(int status, String message) {
        return ChatDialect.openAiError(status, message);
    }
}
