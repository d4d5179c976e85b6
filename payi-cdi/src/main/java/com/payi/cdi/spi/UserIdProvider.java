package com.payi.cdi.spi;

/**
 * Gives the user on whose behalf the current call is made (Pay-i: {@code user_id}), where the platform's security has
 * no user or one that Pay-i should not get. A CDI bean of any scope; no configuration is needed.
 *
 * <p>
 * It is called each time a context is opened that has no surrounding one, and for calls outside of every context. Its
 * answer counts for more than {@code payi.user-id} and {@code payi.user-id-from-principal}, and for less than
 * {@link com.payi.cdi.TrackRequest}, {@link com.payi.cdi.Track} and {@link com.payi.cdi.TrackContext}. Several are
 * called in the order of the {@link jakarta.annotation.Priority} of their classes (default: 0), the greatest first,
 * until one gives a user. After an exception the next one is called, and a warning is logged once a minute.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface UserIdProvider {
    /**
     * Gives the current user. Called on the thread that opens the context, also where no request is active. It must be
     * quick and must not block.
     *
     * @return the user's id, {@code ""} to block a configured one, null if the user is unknown
     */
    String userId();
}
