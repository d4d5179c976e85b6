package com.payi.it.kit;

import java.util.HashMap;
import java.util.Map;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A provider and a Pay-i for the Quarkus application under test, whose test has a field for each. */
public class QuarkusFakes implements QuarkusTestResourceLifecycleManager {
    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();
    private final Map<String, String> configuration = new HashMap<>();

    @Override
    public Map<String, String> start() {
        payi.proxyTo("openai", provider.uri());
        configuration.putAll(Map.of("payi.api-key", FakePayi.DEFAULT_API_KEY, "payi.base-url", payi.uri().toString(),
                "quarkus.rest-client.provider.url", provider.uri().toString(),
                // Tests wait twice as long for an event that should not come.
                "payi.ingest.linger", "100"));
        // Quarkus 3.37 loses what is returned where an application under test has one class loader for everything.
        System.getProperties().putAll(configuration);
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(provider, new TestInjector.MatchesType(FakeProvider.class));
        injector.injectIntoFields(payi, new TestInjector.MatchesType(FakePayi.class));
    }

    @Override
    public void stop() {
        System.getProperties().keySet().removeAll(configuration.keySet());
        provider.close();
        payi.close();
    }
}
