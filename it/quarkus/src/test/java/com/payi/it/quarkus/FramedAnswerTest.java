package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** A tracked method's {@code RestMulti} reaches the server with all of its status, headers and encoding. */
@QuarkusTest
class FramedAnswerTest extends ApplicationTest {
    @TestHTTPResource("/parts")
    URI parts;

    private HttpResponse<String> get(String path) throws Exception {
        provider.on(request -> true, request -> Reply.json("{\"model\":\"" + request.json().get("model").asText() + "\"}"));
        HttpResponse<String> response = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(parts + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(onlyEvents(2)).extracting(IngestedEvent::useCaseName).containsOnly("parts");
        return response;
    }

    @Test
    void aMultiKeepsStatusHeadersAndEncoding() throws Exception {
        HttpResponse<String> response = get("/multi");
        assertThat(response.statusCode()).isEqualTo(222);
        assertThat(response.headers().allValues("X-Part")).isEqualTo(List.of("one", "two"));
        assertThat(response.body()).isEqualTo("\"first-model\"\n\"second-model\"\n");
    }

    @Test
    void anArrayStaysOne() throws Exception {
        HttpResponse<String> response = get("/array");
        assertThat(response.statusCode()).isEqualTo(222);
        assertThat(response.body()).isEqualTo("[\"first-model\",\"second-model\"]");
    }

    @Test
    void whatIsKnownLaterIsKept() throws Exception {
        HttpResponse<String> response = get("/later");
        assertThat(response.statusCode()).isEqualTo(222);
        assertThat(response.headers().firstValue("X-Part")).contains("later");
    }
}
