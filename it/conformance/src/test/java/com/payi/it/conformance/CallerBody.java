package com.payi.it.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import com.payi.it.kit.RecordedExchange;

/** The body that an application reads: what the provider sent, less the usage that only the library asked for. */
final class CallerBody {
    /** An event of a stream that has no choices, but a usage. */
    private static final Pattern USAGE_ONLY = Pattern
            .compile("(?<=^|\n\n|\n\r\n)data: \\{(?=[^\n]*\"choices\":\\s*\\[\\])(?=[^\n]*\"usage\":\\s*\\{)[^\n]*\n\r?\n");

    private CallerBody() {}

    static byte[] of(RecordedExchange exchange) {
        byte[] sent = exchange.response().body();
        return decidesAboutUsage(exchange) ? sent : withoutUsage(sent);
    }

    static boolean isWhatWasSent(RecordedExchange exchange) {
        return Arrays.equals(of(exchange), exchange.response().body());
    }

    /** True if the caller itself decides about the usage of a stream; else the library asks, and hides the usage. */
    static boolean decidesAboutUsage(RecordedExchange exchange) {
        return exchange.request().body().path("stream_options").has("include_usage");
    }

    private static byte[] withoutUsage(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return USAGE_ONLY.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
    }
}
