package com.payi.it.quarkus.devservice;

import java.util.Map;

import com.payi.testkit.FakeProvider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A provider for the application under test. There is no Pay-i: the application needs none. */
public class Provider implements QuarkusTestResourceLifecycleManager {
    private final FakeProvider provider = FakeProvider.start();

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.rest-client.provider.url", provider.uri().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(provider, new TestInjector.MatchesType(FakeProvider.class));
    }

    @Override
    public void stop() {
        provider.close();
    }
}
