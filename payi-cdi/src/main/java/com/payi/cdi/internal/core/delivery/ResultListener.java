package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.Frame;

/** Gets Pay-i's answers on the delivering thread, and must not delay it. */
public interface ResultListener {
    /** @param frame the context of the call, null if it is not known any more */
    void received(PayiResult result, Frame frame);

    /** Pay-i rejected the event, and reported the states of limits beside that. */
    void refused(PayiResult result);
}
