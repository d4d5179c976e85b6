package com.payi.cdi.internal.edge.track;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;

/**
 * Attaches the frame of a call on the thread that MicroProfile Fault Tolerance makes an attempt on. {@code
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
        Frame frame = FaultToleranceCallInterceptor.frameOf(call);
        if (frame == null || frame == CurrentFrame.get()) {
            return call.proceed();
        }
        Tracking known = tracking();
        return known == null ? call.proceed() : known.proceed(call, frame);
    }
}
