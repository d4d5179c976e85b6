package com.payi.cdi.internal.edge.jaxrs;

import java.util.List;
import java.util.Set;

import com.payi.cdi.LimitBlockedException;

/**
 * Carries the refusal of a call through a JAX-RS client. Clients wrap an exception of a filter into a
 * {@code ProcessingException}, unless it is one. {@link LimitBlockedException} is none, because it has to load where
 * JAX-RS is missing.
 *
 * <p>
 * RESTEasy, CXF and the clients that {@code ClientBuilder} makes on Quarkus have no extension point for that. But the constructor of {@code ProcessingException} asks its cause
 * for the text, and where one of their blocking calls does that, this exception throws the refusal itself. Jersey has an
 * extension point, see {@link JerseyRefusal}. Any other client wraps this exception, and
 * {@link LimitBlockedException#findIn} finds the refusal as its cause.
 */
final class UnwrappedRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int FRAMES_TO_LOOK_AT = 16;
    private static final String RESTEASY = "org.jboss.resteasy.client.jaxrs.internal.ClientInvocation.filterRequest";
    private static final String CXF_PROXY = "org.apache.cxf.jaxrs.client.AbstractClient.checkClientException";
    private static final String CXF_CLIENT = "org.apache.cxf.jaxrs.client.WebClient.doResponse";
    private static final String QUARKUS = "org.jboss.resteasy.reactive.client.impl.InvocationBuilderImpl.unwrap";
    private static final Set<String> WRAPPERS = Set.of(RESTEASY, CXF_PROXY, CXF_CLIENT, QUARKUS);

    private final LimitBlockedException refusal;

    UnwrappedRefusal(LimitBlockedException refusal) {
        super(refusal.getMessage(), refusal);
        this.refusal = refusal;
    }

    LimitBlockedException refusal() {
        return refusal;
    }

    @Override
    public String getMessage() {
        List<String> asking = methodsThatAsk();
        if (asking.isEmpty() || !WRAPPERS.contains(asking.get(0))) {
            return super.getMessage();
        }
        if (asking.get(0).equals(CXF_PROXY) && asking.contains(CXF_CLIENT)) {
            // The second method wraps again what the first one throws, and asks again.
            throw this;
        }
        throw refusal;
    }

    /** The methods below which an exception asks for this text, the innermost first. */
    private static List<String> methodsThatAsk() {
        return StackWalker.getInstance().walk(frames -> frames.limit(FRAMES_TO_LOOK_AT)
                .dropWhile(frame -> isOfExceptions(frame.getClassName()))
                .map(frame -> frame.getClassName() + '.' + frame.getMethodName()).toList());
    }

    private static boolean isOfExceptions(String className) {
        return className.startsWith("java.lang.") || className.startsWith("jakarta.ws.rs.")
                || className.equals(UnwrappedRefusal.class.getName());
    }
}
