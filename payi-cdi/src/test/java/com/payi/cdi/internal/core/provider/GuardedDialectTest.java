package com.payi.cdi.internal.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between the library and a dialect of the application. */
class GuardedDialectTest {
    /** A method that is missing here would silently be the interface's own, in the place of the application's. */
    @ParameterizedTest
    @ValueSource(classes = {GuardedDialect.class, GuardedReader.class})
    void asksTheApplicationForEverything(Class<?> guard) throws NoSuchMethodException {
        List<Method> methods = Arrays.stream(guard.getInterfaces()[0].getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())).toList();
        assertThat(methods).isNotEmpty();
        for (Method method : methods) {
            assertThat(guard.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass())
                    .as(method.toString()).isEqualTo(guard);
        }
    }
}
