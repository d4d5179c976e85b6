package com.payi.testkit.quarkus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.quarkus.test.common.WithTestResource;

/**
 * Gives the application of a {@code @QuarkusTest} a {@link com.payi.testkit.FakePayi} and a
 * {@link com.payi.testkit.FakeProvider}, which the test has as fields:
 *
 * <pre>{@code
 * @QuarkusTest
 * @PayiQuarkusTest(config = "quarkus.rest-client.openai.url=${provider}")
 * class AssistantTest {
 *     FakePayi payi;
 *
 *     @Test
 *     void isAccountedFor() {
 *         …
 *         assertThat(payi).useCase("chat").calls(1);
 *     }
 * }
 * }</pre>
 *
 * <p>
 * Each class with this annotation has the application and the fakes for itself: Quarkus starts the application again, and
 * does not build it again. So a limit that one class has blocked is not known to the application of the next. Classes with
 * the same {@code @WithTestResource(value = PayiTestResource.class, initArgs = …)} share one.
 *
 * <p>
 * Whenever Quarkus makes an instance of a test class, which JUnit wants for each test by default, the fakes forget what the
 * test before it left.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@WithTestResource(PayiTestResource.class)
public @interface PayiQuarkusTest {
    /**
     * Configuration in addition, for example where the REST clients of the application find the provider.
     *
     * @return lines {@code key=value}, in which {@code ${provider}} is the address of the fake provider and {@code ${payi}}
     *         that of the fake Pay-i
     */
    String[] config() default {};
}
