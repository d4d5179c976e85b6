package com.payi.cdi.internal.edge.client;

import java.util.Map;
import java.util.Set;

import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.CallReport;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientProvider;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.call.RequestChange;

/** Follows the calls of adapters for the application of the calling thread. A service. */
public final class CdiClientProvider implements ClientProvider {
    @Override
    public ClientCall begin(ClientRequest request) {
        return new UntrackedCall(request.uri(), new RequestChange(null, Set.of(), Map.of()));
    }

    @Override
    public CallContext capture() {
        return new CallContext() {
            @Override
            public TrackScope attach() {
                return () -> {};
            }
        };
    }

    @Override
    public void report(CallReport report) {}

    @Override
    public void checkLimits(CallContext context) {}
}
