package com.payi.cdi;

/**
 * The configuration or a {@link Track} annotation cannot be used. The message names the key or the annotated element, the
 * value that was found and what is allowed.
 *
 * @since 0.1
 */
public class PayiConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what was found, where, and what to do instead
     */
    public PayiConfigurationException(String message) {
        super(message);
    }
}
