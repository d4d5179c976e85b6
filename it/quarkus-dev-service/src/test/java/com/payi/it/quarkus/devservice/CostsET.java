package com.payi.it.quarkus.devservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.quarkus.runtime.devservices.PayiDevService;

import io.quarkus.test.junit.QuarkusTest;

/** A test of the application in dev mode, which continuous testing runs; its name hides it from Maven. */
@QuarkusTest
class CostsET {
    @Inject
    PayiDevService payi;
    @Inject
    ReloadedResource resource;

    @BeforeEach
    void forget() {
        payi.reset();
    }

    @Test
    void aCallHasItsUseCaseAndItsCost() {
        resource.ask();

        await().untilAsserted(() -> assertThat(payi.events()).hasSize(1));
        assertThat(payi.costByUseCase()).containsOnlyKeys("start_0");
        assertThat(payi.cost()).isEqualByComparingTo("0.000006");
    }
}
