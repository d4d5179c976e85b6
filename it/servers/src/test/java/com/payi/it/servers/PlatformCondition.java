package com.payi.it.servers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves out the classes of platforms that {@code -Dservers} does not name, and of those that need a newer JDK. */
final class PlatformCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestClass().flatMap(type -> AnnotationSupport.findAnnotation(type, RunsOn.class))
                .flatMap(runsOn -> runsOn.value().whyLeftOut()).map(ConditionEvaluationResult::disabled)
                .orElse(ConditionEvaluationResult.enabled("to be tested"));
    }
}
