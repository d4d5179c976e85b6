package com.payi.it.quarkus21;

import java.util.Map;

import com.payi.it.kit.FakePayi;
import com.payi.it.kit.FakeProvider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A provider and a Pay-i for the application under test. */
public class Fakes implements QuarkusTestResourceLifecycleManager {
    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();

    @Override
    public Map<String, String> start() {
        payi.proxyTo("openai", provider.uri());
        return Map.of("payi.api-key", FakePayi.DEFAULT_API_KEY, "payi.base-url", payi.uri().toString(),
                "quarkus.rest-client.provider.url", provider.uri().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(provider, new TestInjector.MatchesType(FakeProvider.class));
        injector.injectIntoFields(payi, new TestInjector.MatchesType(FakePayi.class));
    }

    @Override
    public void stop() {
        provider.close();
        payi.close();
    }
}
