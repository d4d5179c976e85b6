package com.payi.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Runs the tests of a class with a {@link FakePayi} and a {@link FakeProvider}, which they have as parameters, or as fields
 * that are neither final nor static:
 *
 * <pre>{@code
 * @PayiTest(config = "openai/mp-rest/url=${provider}")
 * class AssistantTest {
 *     @Test
 *     void isAccountedFor(FakePayi payi) {
 *         …
 *         assertThat(payi).useCase("chat").calls(1);
 *     }
 * }
 * }</pre>
 *
 * <p>
 * The fakes start before the first test of the class and end after its last one. For that time, system properties have the
 * {@link TestConfiguration}; write this annotation above the one that starts the container. Before each test, both fakes
 * forget what the test before it left. Use fields beside an extension that resolves all parameters, such as Weld's
 * {@code @EnableWeld}.
 *
 * <p>
 * As system properties belong to the whole JVM, JUnit runs no two such classes, and no two tests of one, at the same time.
 * With more than one JVM (Surefire's {@code forkCount}) each has fakes of its own.
 *
 * <p>
 * Quarkus starts one application for many test classes: its tests have {@code @PayiQuarkusTest} instead.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(PayiExtension.class)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
public @interface PayiTest {
    /**
     * Configuration in addition, for example where the clients of the application find the provider.
     *
     * @return lines {@code key=value}, in which {@code ${provider}} is the address of the fake provider and {@code ${payi}}
     *         that of the fake Pay-i
     */
    String[] config() default {};

    /**
     * Whether a CDI container without beans of the application runs for the time of the tests, so that code that is tested
     * without its container, with {@code TrackContext} and clients that were made for the library, is accounted for. It
     * needs a CDI implementation for Java SE, such as Weld.
     *
     * @return false by default
     */
    boolean container() default false;
}
