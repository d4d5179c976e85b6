package com.payi.cdi.internal.core.delivery;

import java.util.Map;

/** What to do about the errors that Pay-i reports. */
public final class ErrorHints {
    private static final Map<String, String> BY_CODE = Map.of(
            "invalid_api_key", "Set payi.api-key to a key of an application, not of an organization",
            "use_case_not_found", "Create the use case at Pay-i, or correct its name",
            "use_case_instance_not_found", "Let the id be generated, or create the instance at Pay-i first",
            "blocking_limit_not_allowed",
            "A block limit works with proxied calls only: set proxy = true, or remove the limit",
            "invalid_limit_id", "Create the limit at Pay-i, or correct its id",
            "invalid_limit_ids", "Create the limits at Pay-i, or correct their ids",
            "category_not_found", "Correct price_as_category",
            "category_resource_not_found", "Set price_as_category and price_as_resource to what Pay-i has a price for",
            "scores_not_supported", "Let the application's IngestSender override sendScore",
            "invalid_ingest_event_timestamp", "Correct this machine's clock: it is ahead");

    /** The library's own code for an event that no request can be made of. */
    public static final String NOT_SENDABLE = "event_not_sendable";

    private ErrorHints() {}

    public static String of(String code) {
        if (NOT_SENDABLE.equals(code)) {
            return "No request can be made of it, for example because of the length of a name: report it";
        }
        return BY_CODE.getOrDefault(code, "Pay-i would refuse it again, so it is not sent again");
    }
}
