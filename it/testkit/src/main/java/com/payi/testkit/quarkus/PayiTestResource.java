package com.payi.testkit.quarkus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.TestConfiguration;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;

/**
 * Starts the fakes of a Quarkus application under test; see {@link PayiQuarkusTest}. Without that annotation, the arguments
 * of {@code @QuarkusTestResource} or {@code @WithTestResource} are the configuration in addition.
 *
 * @since 0.1
 */
public class PayiTestResource implements QuarkusTestResourceConfigurableLifecycleManager<PayiQuarkusTest> {
    private final List<String> config = new ArrayList<>();
    private FakeProvider provider;
    private FakePayi payi;

    /** Makes the resource; Quarkus calls it. */
    public PayiTestResource() {}

    @Override
    public void init(PayiQuarkusTest annotation) {
        config.addAll(List.of(annotation.config()));
    }

    @Override
    public void init(Map<String, String> arguments) {
        arguments.forEach((key, value) -> config.add(key + "=" + value));
    }

    @Override
    public Map<String, String> start() {
        provider = FakeProvider.start();
        payi = FakePayi.start();
        FakePayi.PROXIED_PROVIDERS.forEach(name -> payi.proxyTo(name, provider.uri()));
        return TestConfiguration.of(payi, provider).withLines(config.toArray(String[]::new)).asMap();
    }

    @Override
    public void inject(TestInjector injector) {
        payi.reset();
        provider.reset();
        injector.injectIntoFields(provider, new TestInjector.MatchesType(FakeProvider.class));
        injector.injectIntoFields(payi, new TestInjector.MatchesType(FakePayi.class));
    }

    @Override
    public void stop() {
        if (payi != null) {
            provider.close();
            payi.close();
        }
    }
}
