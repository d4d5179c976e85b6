package com.payi.cdi.internal.extension;

import java.util.List;

import com.payi.cdi.internal.async.AsyncResults;
import com.payi.cdi.internal.cdi.ActiveRequest;
import com.payi.cdi.internal.cdi.PayiRuntime;
import com.payi.cdi.internal.cdi.RequestLevel;
import com.payi.cdi.internal.observe.IngestMeters;
import com.payi.cdi.internal.propagation.InboundContext;
import com.payi.cdi.internal.propagation.OutboundContext;
import com.payi.cdi.internal.rest.ClientCalls;
import com.payi.cdi.internal.track.AttemptInterceptor;
import com.payi.cdi.internal.track.AttemptedCallInterceptor;
import com.payi.cdi.internal.track.TrackInterceptor;
import com.payi.cdi.internal.track.TrackedMethods;
import com.payi.cdi.internal.track.Tracking;

/** The beans of the library on every platform; the one list for the portable extension and for Quarkus. */
public final class PayiBeans {
    private PayiBeans() {}

    public static List<Class<?>> classes() {
        return List.of(PayiRuntime.class, ClientCalls.class, IngestMeters.class, TrackedMethods.class, TrackInterceptor.class,
                AttemptedCallInterceptor.class, AttemptInterceptor.class, AsyncResults.class, ActiveRequest.class,
                RequestLevel.class,
                InboundContext.class, OutboundContext.class,
                Tracking.class);
    }
}
