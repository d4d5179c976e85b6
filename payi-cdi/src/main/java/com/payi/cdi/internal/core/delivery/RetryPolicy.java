package com.payi.cdi.internal.core.delivery;

/** Decides which answers are worth another attempt. */
public final class RetryPolicy {
    private RetryPolicy() {}

    /** Whether an answer stays the same however often the event is sent. */
    public static boolean isFinal(int status) {
        return status >= 400 && !isRetryable(status);
    }

    /** Whether another attempt can succeed. */
    public static boolean isRetryable(int status) {
        // Redirects are not followed: something between the application and Pay-i is being rearranged.
        return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500 || status < 400;
    }
}
