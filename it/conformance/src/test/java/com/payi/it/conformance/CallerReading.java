package com.payi.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How the application of a reported case reads an answer.
 *
 * @param reading how it reads to the end
 * @param atMost  after how many bytes it closes the answer
 */
record CallerReading(Reading reading, int atMost) {
    /** @throws CannotBeRun where the way is unknown */
    static CallerReading of(JsonNode read) {
        if (read.path("close_after").isIntegralNumber()) {
            return new CallerReading(Reading.AT_ONCE, read.get("close_after").asInt());
        }
        switch (read.asText("all")) {
            case "all":
                return new CallerReading(Reading.AT_ONCE, Integer.MAX_VALUE);
            case "bytes":
                return new CallerReading(Reading.BYTE_BY_BYTE, Integer.MAX_VALUE);
            case "close":
                return new CallerReading(Reading.AT_ONCE, 0);
            default:
                throw new CannotBeRun("reading " + read + " is not known");
        }
    }

    boolean toTheEnd() {
        return atMost == Integer.MAX_VALUE;
    }
}
