package com.payi.cdi.internal.edge.track;

import java.io.Serializable;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.internal.core.call.MethodAttempts;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;

/**
 * Stores the frame of a call and the count of its attempts in the call's context data, where {@link FaultToleranceAttemptInterceptor} finds it on
 * whatever thread an attempt runs. Runs just inside of {@link TrackInterceptor}, and outside of fault tolerance.
 */
@FaultToleranceBinding
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 1)
public class FaultToleranceCallInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String FRAME = FaultToleranceCallInterceptor.class.getName();
    private static final String ATTEMPTS = MethodAttempts.class.getName();

    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
        Frame frame = CurrentFrame.get();
        if (frame != null) {
            call.getContextData().put(FRAME, frame);
        }
        call.getContextData().put(ATTEMPTS, new MethodAttempts());
        return call.proceed();
    }

    /** Null if the call is in no frame. */
    static Frame frameOf(InvocationContext call) {
        return (Frame) call.getContextData().get(FRAME);
    }

    /** Null if this interceptor did not run. */
    static MethodAttempts attemptsOf(InvocationContext call) {
        return (MethodAttempts) call.getContextData().get(ATTEMPTS);
    }
}
