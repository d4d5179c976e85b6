package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;

/** A client that the library does not know, followed by the code that the documents show. */
@ClientUnderTest("a client of your own")
class HandMadeClientTest extends PlainHttpContract {
    private static final int MOST_LINES = 30;

    @Override
    Answer post(URI uri, String json) throws IOException {
        UrlConnectionPost sent = UrlConnectionPost.send(uri, json.getBytes(StandardCharsets.UTF_8));
        try (InputStream answer = sent.answer()) {
            return new Answer(sent.status(), new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    InputStream stream(URI uri, String json) throws IOException {
        return UrlConnectionPost.send(uri, json.getBytes(StandardCharsets.UTF_8)).answer();
    }

    @Override
    CompletableFuture<Answer> postAsync(URI uri, String json) {
        Executor threads = TrackContext.executor((Executor) task -> new Thread(task).start());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                answer.complete(post(uri, json));
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Test
    void theDocumentsShowThisCode() throws IOException {
        Path root = Path.of(System.getProperty("project.root"));
        String code = Files.readString(
                root.resolve("it/sdks/src/test/java/com/payi/it/sdks/UrlConnectionPost.java"));
        String shown = code.replace("package com.payi.it.sdks;", "package com.acme;");

        assertThat(Files.readString(root.resolve("docs/how-to/other-clients.md"))).contains("```java\n" + shown + "```");
        assertThat(code.substring(code.indexOf("record ")).lines().count()).isLessThanOrEqualTo(MOST_LINES);
    }
}
