package com.payi.it.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

/** Intercepted, and nothing else: what the container takes for itself. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Untouched {
    /** The interceptor. */
    @Untouched
    @Interceptor
    @Priority(Interceptor.Priority.LIBRARY_BEFORE)
    class Passing {
        @AroundInvoke
        Object pass(InvocationContext call) throws Exception {
            return call.proceed();
        }
    }
}
