package com.payi.cdi.internal.ingest;

import com.payi.cdi.PayiResult;

/**
 * How one attempt to deliver an event ended.
 *
 * @param status Pay-i's status, 0 where it gave no answer
 * @param code Pay-i's error code, or what failed
 */
record IngestOutcome(Kind kind, int status, String code, PayiResult result) {
    enum Kind {
        /** Pay-i has the event. */
        DELIVERED,
        /** Pay-i does not want the event. */
        REJECTED,
        /** Nobody knows: no answer, or one that says to come again. */
        FAILED
    }

    /** For logs: what Pay-i answered, or what failed. */
    String answer() {
        return status == 0 ? code : ("Pay-i answered " + status + " " + code).strip();
    }

    static IngestOutcome delivered(PayiResult result) {
        return new IngestOutcome(Kind.DELIVERED, 200, null, result);
    }

    static IngestOutcome rejected(int status, String code) {
        return new IngestOutcome(Kind.REJECTED, status, code, null);
    }

    static IngestOutcome failed(int status, String code) {
        return new IngestOutcome(Kind.FAILED, status, code, null);
    }
}
