package com.payi.cdi.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.PayiCategories;
import com.payi.cdi.PayiHeaders;
import com.payi.cdi.PayiUrls;
import com.payi.cdi.ResourceScopes;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.log.ProcessLog;
import com.payi.cdi.strict.WatchedScopes;
import com.payi.cdi.testing.LogCapture;

/** The programmatic context, which works without a container too. */
class TrackContextTest {
    @AfterEach
    void nothingIsLeft() {
        assertThat(CurrentFrame.get()).isNull();
    }

    @Nested
    class Scopes {
        @Test
        void scopesNestAndRestore() {
            try (TrackScope outer = TrackContext.builder().useCaseName("a").userId("u").limitIds("l1").open()) {
                String instance = TrackContext.current().useCaseId().orElseThrow();
                try (TrackScope inner = TrackContext.builder().limitIds("l2").userId("").open()) {
                    assertThat(TrackContext.current().useCaseId()).contains(instance);
                    assertThat(TrackContext.current().limitIds()).containsExactly("l1", "l2");
                    assertThat(TrackContext.current().userId()).isEmpty();
                }
                assertThat(TrackContext.current().userId()).contains("u");
            }
            assertThat(TrackContext.current().useCaseName()).isEmpty();
        }

        @Test
        void aContextIsOpenedAnewEachTime() {
            TrackContext context = TrackContext.builder().useCaseName("a").build();
            String[] instances = new String[2];
            context.run(() -> instances[0] = TrackContext.current().useCaseId().orElseThrow());
            context.run(() -> instances[1] = TrackContext.current().useCaseId().orElseThrow());
            assertThat(instances[0]).isNotEqualTo(instances[1]);
        }

        @Test
        void aCloseOnAnotherThreadIsLoggedAndEndsTheContextEverywhere() throws InterruptedException {
            ProcessLog.forget();
            try (LogCapture log = new LogCapture()) {
                TrackScope scope = TrackContext.builder().userId("u").open();
                Thread other = new Thread(scope::close);
                other.start();
                other.join();
                assertThat(log.lines()).anyMatch(line -> line.contains("TrackContext.wrap"));
                assertThat(TrackContext.current().userId()).isEmpty();
                scope.close();
                assertThat(TrackContext.current().userId()).isEmpty();
            }
            WatchedScopes.forgiveClosingElsewhere();
        }

        @Test
        void scopesThatAreClosedInAnotherOrderLeaveNothingOnTheThread() {
            TrackScope outer = TrackContext.builder().userId("anna").open();
            TrackScope inner = TrackContext.builder().userId("berta").open();
            outer.close();
            assertThat(TrackContext.current().userId()).contains("berta");
            inner.close();
            assertThat(TrackContext.current().userId()).isEmpty();
        }
    }

    @Nested
    class OtherThreads {
        @Test
        void wrapCarriesTheContextToAnotherThread() throws Exception {
            ExecutorService executor = Executors.newSingleThreadExecutor();
            try (TrackScope scope = TrackContext.builder().userId("u").open()) {
                Supplier<String> supplier = () -> TrackContext.current().userId().orElse("no user");
                Callable<String> callable = supplier::get;
                assertThat(CompletableFuture.supplyAsync(supplier, executor).get()).isEqualTo("no user");
                assertThat(CompletableFuture.supplyAsync(TrackContext.wrapSupplier(() -> supplier.get()), executor).get())
                        .isEqualTo("u");
                assertThat(executor.submit(TrackContext.wrap(callable)).get()).isEqualTo("u");
                assertThat(CompletableFuture.supplyAsync(supplier, executor)
                        .thenApplyAsync(TrackContext.wrap(before -> before + ", " + supplier.get()), executor).get())
                        .isEqualTo("no user, u");
                String[] seen = new String[1];
                executor.submit(TrackContext.wrap((Runnable) () -> seen[0] = supplier.get())).get();
                assertThat(seen[0]).isEqualTo("u");
                assertThat(executor.submit(callable).get()).isEqualTo("no user");
            } finally {
                executor.shutdownNow();
            }
        }

        @Test
        void aBlockSurvivesTheWayToAnotherThread() throws Exception {
            try (TrackScope outer = TrackContext.builder().userId("u").limitIds("l").open();
                    TrackScope inner = TrackContext.builder().userId("").limitIds().open()) {
                Callable<EffectiveContext> read = TrackContext.wrap((Callable<EffectiveContext>) TrackContext::current);
                CompletableFuture<EffectiveContext> result = new CompletableFuture<>();
                Thread thread = new Thread(() -> {
                    try {
                        result.complete(read.call());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
                thread.start();
                assertThat(result.get().userId()).isEmpty();
                assertThat(result.get().limitIds()).isEmpty();
            }
        }

        @Test
        void whatTheWorkThrowsPassesUnchanged() {
            IllegalStateException mine = new IllegalStateException("mine");
            assertThatThrownBy(() -> TrackContext.builder().run(() -> {
                throw mine;
            })).isSameAs(mine);
            assertThatThrownBy(() -> TrackContext.builder().call(() -> {
                throw mine;
            })).isSameAs(mine);
        }

        @Test
        void workThatHandsItselfOverKeepsItsValues() {
            TrackContext step = TrackContext.builder().useCaseStep("again").build();
            Runnable work = () -> assertThat(TrackContext.current().userId()).contains("anna");
            for (int i = 0; i < 300; i++) {
                Runnable next = work;
                work = () -> step.run(next);
            }
            TrackContext.builder().userId("anna").run(work);
        }
    }

    @Nested
    class Values {
        @Test
        void nullIsRefusedWithTheArgumentsName() {
            assertThatThrownBy(() -> TrackContext.builder().userId(null)).isInstanceOf(NullPointerException.class)
                    .hasMessage("id");
            assertThatThrownBy(() -> TrackContext.wrap((Runnable) null)).hasMessage("task");
            assertThatThrownBy(() -> TrackContext.builder().useCaseVersion(-1)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("-1");
        }

        @Test
        void aNameThatPayiWouldRefuseIsMadeToFitAndLogged() {
            try (LogCapture log = new LogCapture()) {
                TrackContext.builder().useCaseName("Caf\u00E9 Z\u00FCrich")
                        .run(() -> assertThat(TrackContext.current().useCaseName()).contains("Caf_Z_rich"));
                assertThat(log.lines()).anyMatch(line -> line.contains("Caf_Z_rich"));
            }
        }
    }

    @Nested
    class OtherClients {
        @Test
        void headersForOtherClients() {
            assertThat(PayiHeaders.current()).isEmpty();
            TrackContext.builder().useCaseName("a").useCaseId("i").useCaseVersion(0).useCaseStep("s").limitIds("l1", " l2 ", "")
                    .userId("u").accountName("acc").requestProperties(Collections.singletonMap("k", null))
                    .useCaseProperties(Map.of("p", "\u00fc")).priceAsCategory(PayiCategories.OPENAI).priceAsResource("gpt-4o")
                    .resourceScope(ResourceScopes.region("eu")).logPromptAndResponse(false).run(() -> {
                        assertThat(PayiHeaders.current()).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                                Map.entry("xProxy-UseCase-Name", "a"), Map.entry("xProxy-UseCase-ID", "i"),
                                Map.entry("xProxy-UseCase-Version", "0"), Map.entry("xProxy-UseCase-Step", "s"),
                                Map.entry("xProxy-Limit-IDs", "l1,l2"), Map.entry("xProxy-User-ID", "u"),
                                Map.entry("xProxy-Account-Name", "acc"),
                                Map.entry("xProxy-Request-Properties", "eyJrIjpudWxsfQ=="),
                                Map.entry("xProxy-UseCase-Properties", "eyJwIjoiw7wifQ=="),
                                Map.entry("xProxy-PriceAs-Category", "system.openai"),
                                Map.entry("xProxy-PriceAs-Resource", "gpt-4o"), Map.entry("xProxy-Resource-Scope", "region.eu"),
                                Map.entry("xProxy-Logging-Disable", "True")));
                    });
        }

        @Test
        void urlsOfTheProxy() {
            assertThat(PayiUrls.openAi()).isEqualTo("https://api.pay-i.com/api/v1/proxy/openai/v1");
            assertThat(PayiUrls.openAi("http://localhost:1//")).isEqualTo("http://localhost:1/api/v1/proxy/openai/v1");
            assertThat(PayiUrls.azureOpenAi("http://p/")).isEqualTo("http://p/api/v1/proxy/azure.openai");
            assertThat(PayiUrls.anthropic("http://p")).isEqualTo("http://p/api/v1/proxy/anthropic");
            assertThat(PayiUrls.azureAnthropic("http://p")).isEqualTo("http://p/api/v1/proxy/azure.anthropic");
            assertThat(PayiUrls.bedrock("http://p")).isEqualTo("http://p/api/v1/proxy/aws.bedrock");
        }
    }
}
