package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.Frame;

/** Told what Pay-i answered, on the delivering thread; must not keep it waiting. */
public interface ResultListener {
    /** @param frame the context of the call, null if it is not known any more */
    void received(PayiResult result, Frame frame);

    /** Pay-i does not want the event, but says how limits stand. */
    void refused(PayiResult result);
}
