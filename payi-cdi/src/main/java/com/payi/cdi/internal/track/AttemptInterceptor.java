package com.payi.cdi.internal.track;

import java.io.Serializable;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.internal.cdi.RuntimeLocator;
import com.payi.cdi.internal.context.CurrentFrame;
import com.payi.cdi.internal.context.Frame;

/**
 * Takes the frame of a call to the threads that fault tolerance makes its attempts on. Inside of fault tolerance, whose
 * interceptors begin at {@code PLATFORM_AFTER + 10}. Made and written to files as {@link TrackInterceptor}.
 */
@Attempted
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 500)
public class AttemptInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Tracking tracking;

    @AroundInvoke
    Object attempt(InvocationContext call) throws Exception {
        Frame frame = AttemptedCallInterceptor.frameOf(call);
        if (frame == null || frame == CurrentFrame.get()) {
            return call.proceed();
        }
        Tracking known = tracking != null ? tracking : RuntimeLocator.find(Tracking.class);
        return known == null ? call.proceed() : known.proceed(call, frame);
    }
}
