package com.payi.cdi.spi;

/**
 * Whether a streamed answer contains its usage only if the request has {@code stream_options.include_usage}, as with
 * OpenAI, and whether the host accepts that member.
 *
 * @since 0.1
 */
public enum StreamUsageSupport {
    /** The answer contains its usage without that member, or the host refuses it: it is never added. */
    NONE,
    /**
     * The interface has that member, but the host may refuse what it does not know. It is added if
     * {@code payi.provider-hosts} names the host, if the host is this machine, or if
     * {@code payi.host-mappings.*.stream-usage} or {@code payi.stream-usage} is {@code always}.
     */
    UNCERTAIN,
    /** The host is known to accept it: it is added, unless the configuration is {@code never}. */
    SUPPORTED
}
