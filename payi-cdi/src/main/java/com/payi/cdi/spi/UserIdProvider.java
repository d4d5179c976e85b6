package com.payi.cdi.spi;

/**
 * Knows the user on whose behalf the current call is made, where the platform's security does not or not in the form that
 * Pay-i is to see (Pay-i: {@code user_id}). A CDI bean of any scope; being there is enough, no configuration is needed.
 *
 * <p>
 * Asked each time when a context is opened that stands on no other, and for calls outside of every context. Its answer
 * counts for more than {@code payi.user-id} and {@code payi.user-id-from-principal}, and for less than
 * {@link com.payi.cdi.TrackRequest}, {@link com.payi.cdi.Track} and {@link com.payi.cdi.TrackContext}. Of several, the one
 * whose class has the greatest {@link jakarta.annotation.Priority} (0 by default) is asked first. What it throws is logged
 * once a minute and counts as not known.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface UserIdProvider {
    /**
     * Tells who the user is. Called on the thread that opens the context, also where no request is active; must be quick and
     * must not block.
     *
     * @return the user's id, {@code ""} to block a configured one, null if it is not known
     */
    String userId();
}
