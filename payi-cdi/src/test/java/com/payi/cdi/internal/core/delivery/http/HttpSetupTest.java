package com.payi.cdi.internal.core.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.config.SetupConfiguration.LimitTerms;
import com.payi.cdi.internal.core.setup.NamedItem;
import com.payi.cdi.internal.core.setup.NamedItem.Kind;
import com.payi.cdi.internal.core.setup.SetupAnswer;
import com.payi.cdi.internal.core.setup.SetupAnswer.Outcome;
import com.sun.net.httpserver.HttpServer;

/** What answers mean for a use case or a limit, over real HTTP. */
class HttpSetupTest {
    private static final NamedItem LIMIT = new NamedItem(Kind.LIMIT, "team a/b", "test");

    private HttpServer server;
    private HttpSetup setup;
    private volatile int status = 200;
    private volatile String body = "{}";
    private volatile String retryAfter;
    private volatile String path;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                path = exchange.getRequestURI().getRawPath();
                exchange.getRequestBody().readAllBytes();
                if (retryAfter != null) {
                    exchange.getResponseHeaders().set("Retry-After", retryAfter);
                }
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        String baseUrl = "http://127.0.0.1:" + server.getAddress().getPort() + "/gateway";
        setup = new HttpSetup(ConfigurationReader.read(new ConfigLookup() {
            @Override
            public String value(String name) {
                return name.equals("payi.base-url") ? baseUrl : name.equals("payi.api-key") ? "key" : null;
            }

            @Override
            public Iterable<String> names() {
                return List.of();
            }
        }, null));
    }

    @AfterEach
    void stop() {
        setup.close();
        server.stop(0);
    }

    private static String error(String code) {
        return "{\"statusCode\":400,\"message\":\"m\",\"xproxy_error\":{\"code\":\"" + code + "\",\"message\":\"m\"}}";
    }

    @ParameterizedTest
    @CsvSource({"200, ok, EXISTS", "404, limit_not_found, MISSING", "400, limit_not_found, MISSING",
            "404, use_case_not_found, MISSING", "404, '', MISSING", "404, html, RETRY", "200, html, RETRY",
            "302, '', RETRY", "401, invalid_api_key, KEY_REFUSED", "403, '', KEY_REFUSED", "408, '', RETRY", "429, '', RETRY",
            "500, unexpected_error, RETRY", "503, html, RETRY", "400, invalid_limit_id, REFUSED", "405, '', REFUSED"})
    void aQuestion(int answered, String code, Outcome outcome) throws InterruptedException {
        answer(answered, code);

        assertThat(setup.find(LIMIT).outcome()).isEqualTo(outcome);
        assertThat(path).isEqualTo("/gateway/api/v1/limits/team%20a%2Fb");
    }

    @ParameterizedTest
    @CsvSource({"200, ok, CREATED", "201, ok, CREATED", "409, '', EXISTS", "409, duplicate_limit_id, EXISTS",
            "400, duplicate_limit_id, EXISTS", "400, use_case_already_exists, EXISTS",
            "400, limit_name_already_exist, NAME_IN_USE", "409, limit_name_already_exist, NAME_IN_USE",
            "400, create_limit_validation_failed, REFUSED", "401, invalid_api_key, KEY_REFUSED", "429, '', RETRY",
            "500, unexpected_error, RETRY"})
    void aCreation(int answered, String code, Outcome outcome) throws InterruptedException {
        answer(answered, code);

        assertThat(setup.createLimit("daily", LimitTerms.UNKNOWN).outcome()).isEqualTo(outcome);
        assertThat(setup.createUseCase("chat").outcome()).isEqualTo(outcome);
    }

    private void answer(int answered, String code) {
        status = answered;
        body = switch (code) {
            case "ok" -> "{\"limit\":{\"limit_id\":\"daily\"},\"request_id\":\"1\",\"new_member\":[1]}";
            case "html" -> "<html>Not found</html>";
            case "" -> "";
            default -> error(code);
        };
    }

    @Test
    void aPauseThatPayiNamesIsTold() throws InterruptedException {
        answer(429, "");
        retryAfter = "7";

        SetupAnswer answer = setup.find(LIMIT);

        assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(answer.text()).isEqualTo("HTTP status 429");
    }
}
