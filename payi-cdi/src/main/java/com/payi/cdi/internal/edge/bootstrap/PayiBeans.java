package com.payi.cdi.internal.edge.bootstrap;

import java.util.List;

import com.payi.cdi.internal.edge.jaxrs.ClientCalls;
import com.payi.cdi.internal.edge.observe.IngestMeters;
import com.payi.cdi.internal.edge.request.RequestScopeFinder;
import com.payi.cdi.internal.edge.request.TrackRequestBean;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.services.InboundContext;
import com.payi.cdi.internal.edge.services.OutboundContext;
import com.payi.cdi.internal.edge.threads.AsyncResults;
import com.payi.cdi.internal.edge.track.FaultToleranceAttemptInterceptor;
import com.payi.cdi.internal.edge.track.FaultToleranceCallInterceptor;
import com.payi.cdi.internal.edge.track.TrackInterceptor;
import com.payi.cdi.internal.edge.track.TrackedMethods;
import com.payi.cdi.internal.edge.track.Tracking;

/** The beans of the library on every platform; the one list for the portable extension and for Quarkus. */
public final class PayiBeans {
    private PayiBeans() {}

    public static List<Class<?>> classes() {
        return List.of(PayiRuntime.class, ClientCalls.class, IngestMeters.class, TrackedMethods.class, TrackInterceptor.class,
                FaultToleranceCallInterceptor.class, FaultToleranceAttemptInterceptor.class, AsyncResults.class,
                RequestScopeFinder.class,
                TrackRequestBean.class,
                InboundContext.class, OutboundContext.class,
                Tracking.class);
    }
}
