package com.payi.cdi.internal.edge.jaxrs;

import java.lang.StackWalker.Option;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;

import com.payi.cdi.internal.core.call.ModelCall;
import com.payi.cdi.internal.core.call.OutboundCall;
import com.payi.cdi.internal.core.call.RequestChange;
import com.payi.cdi.internal.core.context.Frame;

/** A JAX-RS request as the tracker sees it. */
final class JaxRsCall implements OutboundCall {
    private static final int FRAMES_TO_LOOK_AT = 64;
    /** Between a filter of a known client and the wait for its answer; the walker makes so many frames at once. */
    private static final int FRAMES_OF_KNOWN_CLIENTS = 12;
    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE),
            FRAMES_OF_KNOWN_CLIENTS);
    private static final String RESTEASY = "org.jboss.resteasy.client.jaxrs.internal.";
    private static final String JERSEY = "org.glassfish.jersey.client.";
    private static final String CXF = "org.apache.cxf.jaxrs.client.";

    private final ClientRequestContext request;
    private final URI uri;

    JaxRsCall(ClientRequestContext request) {
        this.request = request;
        this.uri = request.getUri();
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public Map<String, String> headers() {
        MultivaluedMap<String, Object> all = request.getHeaders();
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, List<Object>> header : all.entrySet()) {
            List<Object> values = header.getValue();
            Object last = values == null || values.isEmpty() ? null : values.get(values.size() - 1);
            headers.put(header.getKey(), last == null ? "" : last.toString());
        }
        return headers;
    }

    @Override
    public Collection<String> headerNames() {
        return request.getHeaders().keySet();
    }

    @Override
    public void stayAt(URI payi) {
        Redirects.keepAt(payi, request);
    }

    @Override
    public Frame frame() {
        return CallingContext.frameOf(request);
    }

    @Override
    public ModelCall modelCall() {
        return CallingContext.modelCallOf(request);
    }

    /**
     * JAX-RS does not show whether a filter runs inside a blocking invoke(). RESTEasy, Jersey and CXF are known to call
     * filters from there on the thread that waits; of any other client nothing is assumed.
     */
    @Override
    public boolean isBlocking() {
        String client = request.getClass().getName();
        return (client.startsWith(RESTEASY) || client.startsWith(JERSEY) || client.startsWith(CXF))
                && WALKER.walk(frames -> frames.limit(FRAMES_TO_LOOK_AT).anyMatch(JaxRsCall::invokes));
    }

    @Override
    public void apply(RequestChange change) {
        if (change.uri() != null) {
            request.setUri(change.uri());
        }
        MultivaluedMap<String, Object> headers = request.getHeaders();
        headers.keySet().removeIf(change.headersToRemove()::contains);
        change.headersToSet().forEach(headers::putSingle);
    }

    private static boolean invokes(StackWalker.StackFrame frame) {
        // The name of the method is asked last: it has to be looked up.
        String name = frame.getDeclaringClass().getName();
        return (name.equals(RESTEASY + "ClientInvocation") || name.equals(JERSEY + "ClientRuntime"))
                && frame.getMethodName().equals("invoke")
                // Asynchronous calls of CXF go through doInvokeAsync, on the calling thread as well.
                || name.equals(CXF + "WebClient") && frame.getMethodName().equals("doInvoke");
    }
}
