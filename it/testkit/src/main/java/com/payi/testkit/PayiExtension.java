package com.payi.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts a {@link FakePayi} and a {@link FakeProvider} for tests, and sets the system properties that let the application
 * call them; see {@link PayiTest}, which registers it. Where a test needs the fakes before JUnit starts an application, a
 * static field registers it:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PayiExtension PAYI = PayiExtension.with("openai/mp-rest/url=${provider}");
 * }</pre>
 *
 * <p>
 * A field that is not static has fakes of its own for each test. Tests with such fields must not run at the same time in
 * one JVM, unless they were made with {@link #withoutProperties}: then a test passes {@link #configuration} on itself.
 *
 * @since 0.1
 */
public final class PayiExtension
        implements
            BeforeAllCallback,
            BeforeEachCallback,
            AfterEachCallback,
            AfterAllCallback,
            ParameterResolver {
    private static final String QUARKUS_TEST = "io.quarkus.test.junit.QuarkusTest";

    private final List<String> config = new ArrayList<>();
    private boolean properties = true;
    private boolean container;
    private Fakes fakes;
    private BareContainer bare;
    /** Classes, nested ones too, that use the fakes. */
    private int users;

    /** Makes the extension that {@link PayiTest} registers. */
    public PayiExtension() {}

    /**
     * Makes an extension for a field.
     *
     * @param config lines {@code key=value} as for {@link PayiTest#config}
     * @return the extension
     */
    public static PayiExtension with(String... config) {
        PayiExtension extension = new PayiExtension();
        extension.config.addAll(List.of(config));
        return extension;
    }

    /**
     * Sets no system property: the test passes {@link #configuration} on, for example to a process, and can run at the same
     * time as others.
     *
     * @return this
     */
    public PayiExtension withoutProperties() {
        properties = false;
        return this;
    }

    /**
     * Starts a CDI container as {@link PayiTest#container} does.
     *
     * @return this
     */
    public PayiExtension withContainer() {
        container = true;
        return this;
    }

    /**
     * Gives the fake Pay-i.
     *
     * @return the same until the last test of the class
     * @throws IllegalStateException if no test runs
     */
    public FakePayi payi() {
        return running().payi();
    }

    /**
     * Gives the fake provider.
     *
     * @return the same until the last test of the class
     * @throws IllegalStateException if no test runs
     */
    public FakeProvider provider() {
        return running().provider();
    }

    /**
     * Gives the configuration of the application.
     *
     * @return what is set as system properties
     * @throws IllegalStateException if no test runs
     */
    public TestConfiguration configuration() {
        return running().configuration();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (isRunning()) {
            running().reset();
        } else {
            // Registered by a field that is not static.
            start(context);
            context.getStore(ExtensionContext.Namespace.create(this)).put(Fakes.class, true);
        }
        TestFields fields = new TestFields(running());
        context.getRequiredTestInstances().getAllInstances().forEach(fields::fill);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getStore(ExtensionContext.Namespace.create(this)).remove(Fakes.class) != null) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return running().of(parameter.getParameter().getType()) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running().of(parameter.getParameter().getType());
    }

    private synchronized void start(ExtensionContext context) {
        if (users > 0) {
            users++;
            return;
        }
        refuseQuarkus(context.getRequiredTestClass());
        Fakes started = new Fakes();
        try {
            started.configuration().withLines(config.toArray(String[]::new));
            PayiTest annotation = annotation(context.getRequiredTestClass());
            if (annotation != null) {
                started.configuration().withLines(annotation.config());
            }
            if (properties) {
                started.setProperties();
            }
            bare = container || annotation != null && annotation.container() ? BareContainer.start() : null;
        } catch (RuntimeException e) {
            started.close();
            throw new ExtensionConfigurationException(e.getMessage(), e);
        }
        fakes = started;
        users = 1;
    }

    private synchronized void stop() {
        // Where the start has failed, there is nothing to stop.
        if (users == 0 || --users > 0) {
            return;
        }
        try {
            if (bare != null) {
                bare.close();
            }
        } finally {
            fakes.close();
            fakes = null;
        }
    }

    private synchronized boolean isRunning() {
        return fakes != null;
    }

    private synchronized Fakes running() {
        if (fakes == null) {
            throw new IllegalStateException("No test runs: the fakes start before the first test and end after the last one."
                    + " Is the field with the extension static, or the class annotated?");
        }
        return fakes;
    }

    private static PayiTest annotation(Class<?> type) {
        for (Class<?> current = type; current != null; current = current.getEnclosingClass()) {
            PayiTest annotation = AnnotationSupport.findAnnotation(current, PayiTest.class).orElse(null);
            if (annotation != null) {
                return annotation;
            }
        }
        return null;
    }

    private static void refuseQuarkus(Class<?> type) {
        boolean quarkus = Arrays.stream(type.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals(QUARKUS_TEST));
        if (quarkus) {
            throw new ExtensionConfigurationException(type.getName() + " has @QuarkusTest and @PayiTest. Replace @PayiTest with"
                    + " @PayiQuarkusTest: Quarkus starts one application for many test classes, and @PayiTest has fakes for"
                    + " one class.");
        }
    }
}
