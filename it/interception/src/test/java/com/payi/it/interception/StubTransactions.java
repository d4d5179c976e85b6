package com.payi.it.interception;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** In place of a transaction manager, which Weld does not have; runs where one would. */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class StubTransactions {
    static final ThreadLocal<Boolean> ACTIVE = ThreadLocal.withInitial(() -> false);

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        ACTIVE.set(true);
        try {
            return call.proceed();
        } finally {
            ACTIVE.remove();
        }
    }
}
