package com.payi.cdi.client.langchain4j;

import java.util.Objects;

import com.payi.cdi.internal.edge.client.TrackedSdks;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpClientBuilderLoader;

/**
 * Accounts for the calls of LangChain4j's models. One line for each model whose builder has {@code httpClientBuilder}:
 *
 * <pre>
 * ChatModel model = OpenAiChatModel.builder()
 *         .httpClientBuilder(PayiLangChain4j.httpClientBuilder())
 *         .apiKey(key)
 *         .modelName("gpt-4o-mini")
 *         .build();
 * </pre>
 *
 * Each HTTP request of the model is a call in the context of the code that calls the model, with its retries and the
 * calls after a tool. The callbacks of a stream run in that context, too.
 *
 * <p>
 * LangChain4j repeats a request that fails with anything but a {@code NonRetriableException}. So a refused call of a
 * model without streams throws one whose cause is the {@link com.payi.cdi.LimitBlockedException};
 * {@link com.payi.cdi.LimitBlockedException#findIn} finds it. The {@code onError} of a stream gets the
 * {@code LimitBlockedException} itself.
 *
 * @since 0.1
 */
public final class PayiLangChain4j {
    private PayiLangChain4j() {}

    /**
     * A builder of HTTP clients whose calls are accounted for, above the HTTP client that LangChain4j finds on the class
     * path.
     *
     * @return a new builder, for one model
     * @throws IllegalStateException if LangChain4j finds no HTTP client, or several
     */
    public static HttpClientBuilder httpClientBuilder() {
        return track(HttpClientBuilderLoader.loadHttpClientBuilder());
    }

    /**
     * A builder of HTTP clients whose calls are accounted for, above a given one. A bean of that type that the
     * application produces is such a builder automatically.
     *
     * @param builder makes the HTTP client that sends the requests; in proxy mode, it must not follow redirects to other
     *        hosts
     * @return a builder that passes its settings to the given one; the given one if it is tracked already
     */
    public static HttpClientBuilder track(HttpClientBuilder builder) {
        Objects.requireNonNull(builder, "builder");
        TrackedSdks.add("langchain4j");
        return builder instanceof TrackedHttpClientBuilder ? builder : new TrackedHttpClientBuilder(builder);
    }

    /**
     * An AI service or agent in front of a given one, whose methods give values to the calls that are made for them. With
     * {@code payi.use-case-steps=methods}, the step of the use case is the name of the interface and the method, such as
     * {@code Advisor.advise}, unless the application gives a step. With {@code payi.conversation-ids=memory-id}, the
     * parameter with {@code @MemoryId} gives the id of the conversation. Without these keys (the default), nothing is
     * changed. Not needed with quarkus-langchain4j.
     *
     * @param <T> the interface
     * @param type the interface of the AI service
     * @param service the AI service, as {@code AiServices} builds it
     * @return the AI service to call
     * @throws IllegalArgumentException if the type is no interface
     */
    public static <T> T aiService(Class<T> type, T service) {
        Objects.requireNonNull(service, "service");
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no interface. Give the interface that AiServices"
                    + " has built the AI service from");
        }
        return AiServiceCalls.of(type, service);
    }
}
