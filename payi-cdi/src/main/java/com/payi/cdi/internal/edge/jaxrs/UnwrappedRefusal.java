package com.payi.cdi.internal.edge.jaxrs;

import java.util.Set;

import com.payi.cdi.LimitBlockedException;

/**
 * A refused call, as a filter throws it. JAX-RS clients wrap what a filter throws into a {@code ProcessingException}, unless
 * it is one; {@link LimitBlockedException} is none, because it has to load where JAX-RS is missing. The blocking calls of the
 * clients that are named here ask the exception for its text while they wrap it, and nothing depends on the wrapping to
 * succeed. This exception throws itself then, once, so that the application catches what was thrown. Any other client
 * wraps it, and {@link LimitBlockedException#findIn} finds it.
 */
final class UnwrappedRefusal extends LimitBlockedException {
    private static final long serialVersionUID = 1L;
    private static final int FRAMES_TO_LOOK_AT = 12;
    private static final Set<String> WRAPPERS = Set.of(
            "org.jboss.resteasy.client.jaxrs.internal.ClientInvocation.filterRequest",
            "org.glassfish.jersey.client.ClientRuntime.invoke",
            "org.apache.cxf.jaxrs.client.AbstractClient.checkClientException");

    private boolean thrownAgain;

    UnwrappedRefusal(LimitBlockedException refusal) {
        super(refusal);
    }

    @Override
    public String getMessage() {
        if (!thrownAgain && isBeingWrapped()) {
            thrownAgain = true;
            throw this;
        }
        return super.getMessage();
    }

    /** Whether the first method above this one that is not the exception's own is one that wraps. */
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
