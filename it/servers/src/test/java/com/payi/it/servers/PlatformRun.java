package com.payi.it.servers;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Notes the classes whose tests have run: not those that could not begin. */
final class PlatformRun implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        if (!tests.isMemberClass() && context.getExecutionException().isEmpty()) {
            AnnotationSupport.findAnnotation(tests, RunsOn.class).map(RunsOn::value).map(Matrix::of)
                    .ifPresent(matrix -> matrix.complete(tests));
        }
    }
}
