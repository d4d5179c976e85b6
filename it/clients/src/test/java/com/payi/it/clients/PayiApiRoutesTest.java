package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.client.admin.LimitsClient;
import com.payi.cdi.client.admin.NewScore;
import com.sun.net.httpserver.HttpServer;

/** What each method of the clients of Pay-i's API sends. */
class PayiApiRoutesTest {
    /** Method, path with the values of its parameters, and query. */
    private static final Map<String, List<String>> ROUTES = Map.of("LimitsClient", List.of(
            "POST /api/v1/limits {}",
            "DELETE /api/v1/limits/limit_id",
            "GET /api/v1/limits/limit_id",
            "GET /api/v1/limits?limit_name=limit_name&cursor=cursor&limit=7&sort_ascending=true",
            "POST /api/v1/limits/limit_id/reset?resetDate=resetDate",
            "PUT /api/v1/limits/limit_id {}",
            "PUT /api/v1/limits/limit_id/properties {}"), "UseCasesClient",
            List.of(
                    "POST /api/v1/use_cases/definitions {}",
                    "POST /api/v1/use_cases/instances/use_case_name",
                    "DELETE /api/v1/use_cases/definitions/use_case_name",
                    "DELETE /api/v1/use_cases/instances/use_case_name/use_case_id",
                    "DELETE /api/v1/use_cases/definitions/use_case_name/limit_config",
                    "GET /api/v1/use_cases/definitions/use_case_name",
                    "GET /api/v1/use_cases/instances/use_case_name/use_case_id",
                    "POST /api/v1/use_cases/definitions/use_case_name/increment_version",
                    "GET /api/v1/use_cases/definitions?use_case_name=use_case_name&cursor=cursor&limit=7&sort_ascending=true",
                    "POST /api/v1/use_cases/definitions/use_case_name/limit_config {}",
                    "PUT /api/v1/use_cases/definitions/use_case_name {}",
                    "PUT /api/v1/use_cases/instances/use_case_name/use_case_id/properties {}"),
            "KpisClient", List.of(
                    "POST /api/v1/use_cases/definitions/use_case_name/kpis {}",
                    "DELETE /api/v1/use_cases/definitions/use_case_name/kpis/kpi_name",
                    "GET /api/v1/use_cases/definitions/use_case_name/kpis/kpi_name",
                    "GET /api/v1/use_cases/definitions/use_case_name/kpis?kpi_name=kpi_name&cursor=cursor&limit=7"
                            + "&sort_ascending=true",
                    "PUT /api/v1/use_cases/instances/use_case_name/use_case_id/kpis/kpi_name {\"score\":true}",
                    "GET /api/v1/use_cases/instances/use_case_name/use_case_id/kpis?kpi_name=kpi_name&cursor=cursor"
                            + "&limit=7&sort_ascending=true",
                    "PUT /api/v1/use_cases/definitions/use_case_name/kpis/kpi_name {}"),
            "CategoriesClient", List.of(
                    "POST /api/v1/categories/category/resources/resource {}",
                    "DELETE /api/v1/categories/category",
                    "DELETE /api/v1/categories/category/resources/resource/resource_id",
                    "DELETE /api/v1/categories/category/resources/resource",
                    "GET /api/v1/categories/category/resources/resource/resource_id",
                    "GET /api/v1/categories?Active=true&cursor=cursor&limit=7&sort_ascending=true",
                    "GET /api/v1/categories/category/resources/resource?Active=true&cursor=cursor&limit=7"
                            + "&sort_ascending=true",
                    "GET /api/v1/categories/category/resources?Active=true&cursor=cursor&limit=7"
                            + "&sort_ascending=true"),
            "RequestsClient", List.of(
                    "GET /api/v1/requests/request_id/result",
                    "GET /api/v1/requests/provider/category/provider_response_id/result",
                    "PUT /api/v1/requests/request_id/properties {}",
                    "PUT /api/v1/requests/provider/category/provider_response_id/properties {}"));

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String answer;
    private Application application;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                received.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(bytes.length == 0 ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        application = new Application(AdminPages.class);
    }

    @AfterEach
    void stop() {
        application.close();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LimitsClient", "UseCasesClient", "KpisClient", "CategoriesClient", "RequestsClient"})
    void eachMethodSends(String name) throws Exception {
        Class<?> type = Class.forName(LimitsClient.class.getPackageName() + "." + name);
        Object client = MicroProfileClient.RESTEASY.builder()
                .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort())).build(type);
        for (Method method : Arrays.stream(type.getDeclaredMethods()).sorted(Comparator.comparing(Method::getName)).toList()) {
            answer = method.getReturnType() == void.class ? "" : method.getReturnType() == List.class ? "[{}]" : "{\"a\":1}";
            Object result = method.invoke(client, arguments(method));
            assertThat(result == null).as(method.getName()).isEqualTo(method.getReturnType() == void.class);
        }
        ((AutoCloseable) client).close();

        assertThat(received).containsExactlyInAnyOrderElementsOf(ROUTES.get(name));
    }

    private static Object[] arguments(Method method) throws ReflectiveOperationException {
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            Class<?> type = method.getParameterTypes()[i];
            var annotations = method.getParameters()[i];
            if (type == Integer.class) {
                arguments.add(7);
            } else if (type == Boolean.class) {
                arguments.add(true);
            } else if (annotations.isAnnotationPresent(PathParam.class)) {
                arguments.add(annotations.getAnnotation(PathParam.class).value());
            } else if (annotations.isAnnotationPresent(QueryParam.class)) {
                arguments.add(annotations.getAnnotation(QueryParam.class).value());
            } else {
                arguments.add(type == NewScore.class ? new NewScore(true) : empty(type));
            }
        }
        return arguments.toArray();
    }

    /** A record without any value, of which nothing is sent. */
    private static Object empty(Class<?> type) throws ReflectiveOperationException {
        try {
            return type.getDeclaredConstructors()[0].newInstance(new Object[type.getRecordComponents().length]);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }
}
