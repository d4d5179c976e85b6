package com.payi.cdi.internal.core.spend;

import java.util.Locale;

/** How a call ended, as a tag: few values, whatever providers answer. */
enum CallStatus {
    OK, RATE_LIMITED, CLIENT_ERROR, SERVER_ERROR, NO_ANSWER;

    /** What an event has in place of a status, where there was no answer. */
    private static final int NONE = 299;
    private static final int TOO_MANY = 429;
    private static final int FIRST_OF_CLIENT = 400;
    private static final int FIRST_OF_SERVER = 500;

    static CallStatus of(int httpStatus) {
        if (httpStatus == NONE) {
            return NO_ANSWER;
        }
        if (httpStatus == TOO_MANY) {
            return RATE_LIMITED;
        }
        return httpStatus >= FIRST_OF_SERVER ? SERVER_ERROR : httpStatus >= FIRST_OF_CLIENT ? CLIENT_ERROR : OK;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
