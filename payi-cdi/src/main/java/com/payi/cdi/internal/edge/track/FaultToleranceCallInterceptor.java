package com.payi.cdi.internal.edge.track;

import java.io.Serializable;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;

/**
 * Notes the frame of a call whose attempts may run on other threads, for {@link FaultToleranceAttemptInterceptor}. Just inside of
 * {@link TrackInterceptor}, and outside of fault tolerance.
 */
@FaultToleranceBinding
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 1)
public class FaultToleranceCallInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String FRAME = FaultToleranceCallInterceptor.class.getName();

    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
        Frame frame = CurrentFrame.get();
        if (frame != null) {
            call.getContextData().put(FRAME, frame);
        }
        return call.proceed();
    }

    /** Null where the call is in no frame. */
    static Frame frameOf(InvocationContext call) {
        return (Frame) call.getContextData().get(FRAME);
    }
}
