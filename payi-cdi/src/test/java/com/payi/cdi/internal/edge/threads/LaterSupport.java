package com.payi.cdi.internal.edge.threads;

import com.payi.cdi.spi.AsyncResultSupport;
import com.payi.cdi.spi.AsyncWork;

/** What an application would write for a type of its own. */
public final class LaterSupport implements AsyncResultSupport {
    @Override
    public boolean supports(Class<?> declared) {
        return Later.class.isAssignableFrom(declared);
    }

    @Override
    public Object wrap(Object result, AsyncWork work) {
        if (result instanceof Later.Broken) {
            throw new IllegalStateException("broken");
        }
        if (result instanceof Later.Misread) {
            return new Later<>();
        }
        AsyncWork.Run run = work.begin();
        ((Later<?>) result).atItsEnd(() -> run.completed(null));
        return result;
    }
}
