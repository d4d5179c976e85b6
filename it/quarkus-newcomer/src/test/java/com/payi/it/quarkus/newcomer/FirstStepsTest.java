package com.payi.it.quarkus.newcomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.payi.it.kit.FreePort;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

/** The steps of docs/how-to/quarkus.md with the goals of Quarkus' own plugin, in this order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStepsTest {
    private static final String QUARKUS = System.getProperty("quarkus.version");
    private static final String PLUGIN = "io.quarkus:quarkus-maven-plugin:" + QUARKUS + ":";
    private static final String EXTENSION = "com.payi:payi-quarkus-runtime:" + System.getProperty("project.version");
    private static final Path FOLDER = Path.of("target/first-steps").toAbsolutePath();
    private static final Path APPLICATION = FOLDER.resolve("shop");
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static BuiltRepository repository;

    private final FakePayi payi = FakePayi.start();
    private final FakeProvider provider = FakeProvider.start();

    @BeforeAll
    static void prepare() throws IOException {
        assumeTrue(BuiltRepository.isPackaged(), "The modules are not packaged; Maven's phase verify does that");
        if (Files.exists(FOLDER)) {
            try (var files = Files.walk(FOLDER)) {
                for (Path file : files.filter(path -> !path.startsWith(FOLDER.resolve("repository")))
                        .sorted((a, b) -> b.compareTo(a)).toList()) {
                    if (!file.equals(FOLDER)) {
                        Files.delete(file);
                    }
                }
            }
        }
        repository = BuiltRepository.create(Files.createDirectories(FOLDER.resolve("repository")));
    }

    @AfterEach
    void close() {
        payi.close();
        provider.close();
    }

    @Test
    @Order(1)
    void anApplicationIsCreatedFromTheCodestart() throws Exception {
        maven(FOLDER, PLUGIN + "create", "-DplatformGroupId=io.quarkus", "-DplatformArtifactId=quarkus-bom",
                "-DplatformVersion=" + QUARKUS, "-DprojectGroupId=org.acme", "-DprojectArtifactId=shop",
                "-Dextensions=" + EXTENSION, "-DquarkusRegistryClient=false");

        assertThat(APPLICATION.resolve("src/main/java/org/acme/Assistant.java")).content().contains("@Track(");
        assertThat(APPLICATION.resolve("pom.xml")).content().contains("<artifactId>payi-quarkus-runtime</artifactId>");
        assertThat(APPLICATION.resolve("README.md")).content().contains("curl \"localhost:8080/assistant");
    }

    @Test
    @Order(2)
    void theExtensionIsAddedToAnApplicationThatExists() throws Exception {
        Path existing = Files.createDirectories(FOLDER.resolve("existing"));
        String pom = Files.readString(APPLICATION.resolve("pom.xml"));
        Files.writeString(existing.resolve("pom.xml"),
                pom.replaceAll("(?s)<dependency>\\s*<groupId>com\\.payi</groupId>.*?</dependency>", ""));

        maven(existing, PLUGIN + "add-extension", "-Dextensions=" + EXTENSION, "-DquarkusRegistryClient=false");

        assertThat(existing.resolve("pom.xml")).content().contains("<artifactId>payi-quarkus-runtime</artifactId>");
    }

    @Test
    @Order(3)
    void itIsBuiltAndItsTestPasses() throws Exception {
        assertThat(maven(APPLICATION, "package", testPort())).contains("Tests run: 1, Failures: 0, Errors: 0");
    }

    @Test
    @Order(4)
    void thePackagedApplicationReportsACall() throws Exception {
        assumeTrue(Files.exists(APPLICATION.resolve("target/quarkus-app/quarkus-run.jar")), "The application was not built");
        try (RunningProcess application = RunningProcess.start(APPLICATION, FOLDER.resolve("run.log"), ofBoth(),
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                        "target/quarkus-app/quarkus-run.jar"))) {
            String url = application.await("Listening on: (http://\\S+)").group(1);
            assertThat(get(url + "/assistant?question=hello&user=anna")).isNotEmpty();
            assertAccounted();
            assertThat(application.output()).contains("PAYI00001").doesNotContain("WARN", "ERROR");
        }
        assertThat(APPLICATION.resolve("target/quarkus-app/lib")).satisfies(FirstStepsTest::hasNothingOfDevMode);
    }

    private static void hasNothingOfDevMode(Path libraries) {
        assertThat(libraries).isDirectoryRecursivelyContaining("glob:**payi-quarkus-runtime*.jar")
                .isDirectoryNotContaining("glob:**payi-quarkus-deployment*.jar");
    }

    /** With neither a key nor an account: the dev service takes the events. */
    @Test
    @Order(5)
    void devModeTestsAndReloadsAndItsPageShowsTheCalls() throws Exception {
        assumeTrue(Files.exists(APPLICATION.resolve("pom.xml")), "The application was not created");
        List<String> command = devMode("-Dquarkus.test.continuous-testing=enabled", testPort());
        try (RunningProcess dev = RunningProcess.start(APPLICATION, FOLDER.resolve("dev.log"), Map.of(), command)) {
            String url = dev.await("Listening on: (http://\\S+)").group(1);
            dev.await("All 1 test is passing|All tests are now passing|1 test was? run");
            assertThat(dev.output()).contains("PAYI00410");
            DevUiPage page = new DevUiPage(url);
            page.load();
            assertThat(get(url + "/assistant?question=hello&user=anna")).isNotEmpty();
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(page.calls())
                    .contains("\"useCase\":\"assistance\"", "\"user\":\"anna\"", "\"id\":\"assistance_budget\"")
                    .containsPattern("\"cost\":[0-9.]*[1-9]"));

            Path source = APPLICATION.resolve("src/main/java/org/acme/Assistant.java");
            Files.writeString(source, Files.readString(source).replace("\"assistance\"", "\"advice\""));
            // A connection may end with the application that is replaced.
            await().atMost(Duration.ofMinutes(2)).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
                get(url + "/assistant?question=hello&user=anna");
                assertThat(page.calls()).contains("\"useCase\":\"advice\"");
            });
        }
    }

    /** Without continuous tests, which keep an application of their own in the same process. */
    @Test
    @Order(6)
    void reloadsLeaveNothingBehind() throws Exception {
        assumeTrue(Files.exists(APPLICATION.resolve("pom.xml")), "The application was not created");
        List<String> command = devMode("-Dquarkus.test.continuous-testing=disabled");
        try (RunningProcess dev = RunningProcess.start(APPLICATION, FOLDER.resolve("reload.log"), ofPayi(), command)) {
            String url = dev.await("Listening on: (http://\\S+)").group(1);
            Path source = APPLICATION.resolve("src/main/java/org/acme/Assistant.java");
            String text = Files.readString(source);
            for (int reload = 1; reload <= 3; reload++) {
                String useCase = "reload_" + reload;
                Files.writeString(source, text.replaceAll("useCaseName = \"\\w+\"", "useCaseName = \"" + useCase + "\""));
                await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                    get(url + "/assistant?question=hello&user=anna");
                    assertThat(payi.events()).extracting(IngestedEvent::useCaseName).contains(useCase);
                });
            }
            DevModeProcess process = DevModeProcess.below(dev.id());
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                get(url + "/assistant?question=hello&user=anna");
                process.collectGarbage();
                assertThat(process.instancesOf("com.payi.cdi.internal.edge.runtime.PayiRuntime")).containsExactly(1);
                assertThat(process.instancesOf("org.acme.Assistant_Subclass")).as("one class loader has it").containsExactly(1);
                assertThat(process.threadsNamed("payi-")).filteredOn(name -> !name.startsWith("payi-ingest-http"))
                        .as("the delivery of one application").containsExactlyInAnyOrder("payi-intake", "payi-ingest");
            });
        }
    }

    private void assertAccounted() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(payi.events()).anySatisfy(event -> {
            assertThat(event.useCaseName()).isEqualTo("assistance");
            assertThat(event.userId()).isEqualTo("anna");
        }));
    }

    /** The application's own example of a provider asks for a port that is known before. */
    private static String testPort() {
        return "-Dquarkus.http.test-port=" + FreePort.find();
    }

    /** In dev mode and in tests the application has a provider of its own. */
    private Map<String, String> ofPayi() {
        return Map.of("PAYI_API_KEY", FakePayi.DEFAULT_API_KEY, "PAYI_BASE_URL", payi.uri().toString());
    }

    private Map<String, String> ofBoth() {
        Map<String, String> environment = new HashMap<>(ofPayi());
        environment.put("QUARKUS_REST_CLIENT_OPENAI_URL", provider.uri().toString());
        environment.put("QUARKUS_HTTP_PORT", "0");
        return environment;
    }

    /** Without Quarkus' question whether it may send data about the build: it waits ten seconds for an answer. */
    private static List<String> devMode(String... arguments) {
        List<String> command = mavenCommand("quarkus:dev", "-Ddebug=false", "-Dquarkus.http.port=" + FreePort.find(),
                "-DquarkusRegistryClient=false", "-Dquarkus.console.basic=true", "-Dquarkus.analytics.disabled=true");
        command.addAll(List.of(arguments));
        return command;
    }

    private static String get(String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String maven(Path directory, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(FOLDER, "maven", ".log");
        try (RunningProcess build = RunningProcess.start(directory, output, Map.of(), mavenCommand(arguments))) {
            int code = build.exitCode();
            assumeFalse(code != 0 && build.output().contains("in offline mode"),
                    "Maven is offline, and the local repository has not all that the goals of Quarkus need");
            assertThat(code).as(build.output()).isZero();
            return build.output();
        }
    }

    private static List<String> mavenCommand(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("project.root"), "mvnw").toString(), "-B", "-ntp"));
        command.addAll(repository.arguments());
        if (System.getProperty("maven.mode").equals("offline=true")) {
            command.add("-o");
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
