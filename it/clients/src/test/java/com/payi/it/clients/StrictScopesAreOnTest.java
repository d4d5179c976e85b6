package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;

import com.payi.cdi.internal.core.context.ScopeWatch;
import com.payi.cdi.strict.StrictScopes;
import com.payi.cdi.strict.WatchedScopes;

/** The tests of this module are held to what payi-cdi's own are; that it finds what it is for is shown there. */
class StrictScopesAreOnTest {
    @Test
    void theLibraryAndTheTestsHaveTheWatch() {
        assertThat(ServiceLoader.load(ScopeWatch.class)).hasOnlyElementsOfType(WatchedScopes.class).hasSize(1);
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(StrictScopes.class);
    }
}
