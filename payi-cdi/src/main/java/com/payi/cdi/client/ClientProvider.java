package com.payi.cdi.client;

import com.payi.cdi.LimitBlockedException;

/**
 * The implementation behind {@link ClientCall}, {@link CallContext} and {@link CallReport}. It is found once, as a
 * service ({@code META-INF/services/com.payi.cdi.client.ClientProvider}) of the class loader of this interface. The
 * library has the one implementation; applications neither call nor implement this type.
 *
 * @since 0.1
 */
public interface ClientProvider {
    /**
     * Begins a call; see {@link ClientCall#begin}.
     *
     * @param request the request that is about to be sent
     * @return the call
     * @throws LimitBlockedException if the call must not be made
     */
    ClientCall begin(ClientRequest request);

    /**
     * Captures the context of the calling thread; see {@link CallContext#current}.
     *
     * @return the captured context
     */
    CallContext capture();

    /**
     * Reports what was consumed; see {@link CallReport.Builder#report}.
     *
     * @param report what was consumed
     */
    void report(CallReport report);

    /**
     * Checks the limits of a context; see {@link CallReport#checkLimits}.
     *
     * @param context the context whose limits are checked
     * @throws LimitBlockedException if a limit blocks and {@code payi.limits.on-blocked} is {@code block}
     */
    void checkLimits(CallContext context);
}
