package com.payi.cdi.internal.track;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.internal.async.AsyncResults;
import com.payi.cdi.internal.context.CurrentFrame;
import com.payi.cdi.internal.context.Frame;

/**
 * Takes the frame of a call to the threads that fault tolerance makes its attempts on. Inside of fault tolerance, whose
 * interceptors begin at {@code PLATFORM_AFTER + 10}.
 */
@Attempted
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 500)
public class AttemptInterceptor {
    /** Not by the constructor; see {@link TrackInterceptor}. */
    @Inject
    AsyncResults asyncResults;

    @AroundInvoke
    Object attempt(InvocationContext call) throws Exception {
        Frame frame = AttemptedCallInterceptor.frameOf(call);
        if (frame == null || frame == CurrentFrame.get()) {
            return call.proceed();
        }
        try (CurrentFrame.OpenFrame piece = CurrentFrame.attachPiece(frame)) {
            try {
                return asyncResults.followPiece(call.getMethod().getReturnType(), call.proceed(), piece);
            } catch (Exception | Error e) {
                piece.failed(e);
                throw e;
            }
        }
    }
}
