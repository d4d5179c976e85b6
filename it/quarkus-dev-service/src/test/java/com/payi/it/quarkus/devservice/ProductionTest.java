package com.payi.it.quarkus.devservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;

/** Nothing of the dev service is in a production application, whose missing key stays one warning. */
class ProductionTest {
    @RegisterExtension
    static final QuarkusProdModeTest APPLICATION = new QuarkusProdModeTest()
            .withApplicationRoot(jar -> jar.addClasses(ChatClient.class, Assistant.class, AssistantResource.class))
            .overrideConfigKey("quarkus.rest-client.provider.url", "http://127.0.0.1:1")
            .overrideConfigKey("quarkus.payi.devservices.limits.small.max", "1")
            .setApplicationName("production").setRun(true)
            .setRuntimeProperties(Map.of("quarkus.http.port", "0"));

    @ProdBuildResults
    ProdModeTestResults built;

    @Test
    void hasNoClassAndNoPriceOfDevServiceAndDevUi() {
        List<String> entries = entries(built.getBuildDir());
        assertThat(entries).anyMatch(name -> name.contains("com/payi/quarkus/runtime/PayiStarter"));
        assertThat(entries).filteredOn(ProductionTest::isForDevelopment).isEmpty();
    }

    private static boolean isForDevelopment(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("devservice") || lower.contains("devui") || lower.contains("dev-ui")
                || lower.endsWith("prices.json");
    }

    @Test
    void startsWithOneWarningAboutTheKey() {
        assertThat(APPLICATION.getStartupConsoleOutput().lines().filter(line -> line.contains("PAYI"))).singleElement()
                .asString().contains("WARN").contains("PAYI00002").contains("payi.api-key is not set");
    }

    private static List<String> entries(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).flatMap(jar -> {
                try (JarFile open = new JarFile(jar.toFile())) {
                    return open.stream().map(ZipEntry::getName).toList().stream();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).filter(name -> !name.endsWith("/") && name.startsWith("com/payi/") && !name.startsWith("com/payi/it/")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
