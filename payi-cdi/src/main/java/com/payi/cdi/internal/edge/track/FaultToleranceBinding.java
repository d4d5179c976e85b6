package com.payi.cdi.internal.edge.track;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;

/**
 * Binds {@link FaultToleranceCallInterceptor} and {@link FaultToleranceAttemptInterceptor} to methods whose attempts
 * may run on other threads. It is added to tracked classes beside the annotations of MicroProfile Fault Tolerance, when
 * the application is deployed or built, so that other methods do not pay for it.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FaultToleranceBinding {
    /** Added to each element with an annotation that {@link #isFaultTolerance} accepts. */
    final class Literal extends AnnotationLiteral<FaultToleranceBinding> implements FaultToleranceBinding {
        public static final Literal INSTANCE = new Literal();
        private static final long serialVersionUID = 1L;

        private Literal() {}

        /** Whether an annotation of this type is one of fault tolerance. By name, as its API may be missing. */
        public static boolean isFaultTolerance(String annotationType) {
            return annotationType.startsWith("org.eclipse.microprofile.faulttolerance.")
                    || annotationType.startsWith("io.smallrye.faulttolerance.api.");
        }
    }
}
