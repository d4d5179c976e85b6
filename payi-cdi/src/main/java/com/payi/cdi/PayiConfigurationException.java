package com.payi.cdi;

/**
 * The configuration or a {@link Track} annotation cannot be used; the deployment fails with it. The message lists all
 * mistakes, each with the key or the annotated element, the value, and the allowed values.
 *
 * @since 0.1
 */
public class PayiConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message the mistakes: what was found, where, and what to do instead
     */
    public PayiConfigurationException(String message) {
        super(message);
    }
}
