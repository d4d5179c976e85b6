package com.payi.cdi.internal.edge.jaxrs;

import java.util.Set;

import com.payi.cdi.LimitBlockedException;

/**
 * Brings the refusal of a call through a JAX-RS client. Clients wrap what a filter throws into a
 * {@code ProcessingException}, unless it is one; {@link LimitBlockedException} is none, because it has to load where JAX-RS
 * is missing. While the clients that are named here wrap an exception of a blocking call, they ask it for its text; this one
 * throws the refusal itself then, so that the application catches it. Any other client wraps this exception, and
 * {@link LimitBlockedException#findIn} finds the refusal as its cause.
 */
final class UnwrappedRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int FRAMES_TO_LOOK_AT = 12;
    private static final Set<String> WRAPPERS = Set.of(
            "org.jboss.resteasy.client.jaxrs.internal.ClientInvocation.filterRequest",
            "org.glassfish.jersey.client.ClientRuntime.invoke",
            "org.apache.cxf.jaxrs.client.AbstractClient.checkClientException");

    private final LimitBlockedException refusal;

    UnwrappedRefusal(LimitBlockedException refusal) {
        super(refusal.getMessage(), refusal);
        this.refusal = refusal;
    }

    @Override
    public String getMessage() {
        if (isBeingWrapped()) {
            throw refusal;
        }
        return super.getMessage();
    }

    /** Whether the first method above this one that is not an exception's own is one that wraps. */
    private static boolean isBeingWrapped() {
        return StackWalker.getInstance().walk(frames -> frames.limit(FRAMES_TO_LOOK_AT)
                .filter(frame -> !isOfExceptions(frame.getClassName())).findFirst()
                .filter(frame -> WRAPPERS.contains(frame.getClassName() + '.' + frame.getMethodName())).isPresent());
    }

    private static boolean isOfExceptions(String className) {
        return className.startsWith("java.lang.") || className.startsWith("jakarta.ws.rs.")
                || className.equals(UnwrappedRefusal.class.getName());
    }
}
