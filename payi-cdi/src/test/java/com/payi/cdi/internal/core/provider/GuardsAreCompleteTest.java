package com.payi.cdi.internal.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** A method that a guard does not pass on would answer with its default, whatever the application's code says. */
class GuardsAreCompleteTest {
    @ParameterizedTest
    @ValueSource(classes = {GuardedDialect.class, GuardedReader.class})
    void everyMethodIsPassedOn(Class<?> guard) {
        Class<?> guarded = guard == GuardedDialect.class ? ProviderDialect.class : UsageReader.class;
        List<String> passedOn = Arrays.stream(guard.getDeclaredMethods()).map(Method::getName).toList();
        assertThat(Arrays.stream(guarded.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)).isNotEmpty().allSatisfy(method -> assertThat(passedOn).contains(method));
    }
}
