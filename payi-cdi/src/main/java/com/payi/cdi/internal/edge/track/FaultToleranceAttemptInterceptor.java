package com.payi.cdi.internal.edge.track;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.call.MethodAttempts;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;

/**
 * Begins an attempt at a call, and attaches the frame of the call on the thread that MicroProfile Fault Tolerance makes an attempt on. {@code
 * @Asynchronous} and {@code @Timeout} may change the thread; {@link FaultToleranceCallInterceptor} stored the frame
 * before. Runs inside of fault tolerance, whose interceptors begin at {@code PLATFORM_AFTER + 10}.
 */
@FaultToleranceBinding
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 500)
public class FaultToleranceAttemptInterceptor extends ContextInterceptor {
    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object attempt(InvocationContext call) throws Exception {
        MethodAttempts attempts = FaultToleranceCallInterceptor.attemptsOf(call);
        if (attempts == null) {
            return inFrame(call);
        }
        try (TrackScope attempt = attempts.begin()) {
            return inFrame(call);
        }
    }

    private Object inFrame(InvocationContext call) throws Exception {
        Frame frame = FaultToleranceCallInterceptor.frameOf(call);
        if (frame == null || frame == CurrentFrame.get()) {
            return call.proceed();
        }
        Tracking known = tracking();
        return known == null ? call.proceed() : known.proceed(call, frame);
    }
}
