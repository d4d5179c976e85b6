package com.payi.cdi.internal.edge.track;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;

/**
 * Stands beside the annotations of fault tolerance in tracked classes, whose attempts may run on other threads. Added when
 * the application is deployed or built, so that nobody else pays for it.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FaultToleranceBinding {
    /** To be added where {@link #isBeside} says so. */
    final class Literal extends AnnotationLiteral<FaultToleranceBinding> implements FaultToleranceBinding {
        public static final Literal INSTANCE = new Literal();
        private static final long serialVersionUID = 1L;

        private Literal() {}

        /** Whether an annotation of this type is one of fault tolerance. By name, as its API may be missing. */
        public static boolean isBeside(String annotationType) {
            return annotationType.startsWith("org.eclipse.microprofile.faulttolerance.")
                    || annotationType.startsWith("io.smallrye.faulttolerance.api.");
        }
    }
}
