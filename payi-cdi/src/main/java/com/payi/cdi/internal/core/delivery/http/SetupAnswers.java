package com.payi.cdi.internal.core.delivery.http;

import java.net.http.HttpResponse;
import java.util.Set;

import com.payi.cdi.internal.core.delivery.RetryPolicy;
import com.payi.cdi.internal.core.setup.SetupAnswer;
import com.payi.cdi.internal.core.setup.SetupAnswer.Outcome;
import com.payi.cdi.spi.JsonTree;

/** What Pay-i's answers mean for a use case or a limit that is looked up or created. */
final class SetupAnswers {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final Set<String> UNKNOWN = Set.of("use_case_not_found", "limit_not_found");
    private static final Set<String> CREATED_BEFORE = Set.of("use_case_already_exists", "duplicate_limit_id");
    private static final String NAME_IN_USE = "limit_name_already_exist";

    private final RetryPolicy policy;

    SetupAnswers(RetryPolicy policy) {
        this.policy = policy;
    }

    /**
     * The body of an answer.
     *
     * @param json what is known of it; nothing if it is no JSON
     * @param length bytes
     */
    record Body(JsonTree json, long length) {
        private String code() {
            return json.at("xproxy_error", "code").text();
        }

        /** Something between the application and Pay-i may have answered. */
        private boolean isOfPayi() {
            return !json.members().isEmpty();
        }
    }

    SetupAnswer found(HttpResponse<?> response, Body body) {
        int status = response.statusCode();
        if (HttpAnswers.isSuccess(status)) {
            return body.isOfPayi() ? SetupAnswer.of(Outcome.EXISTS, "") : foreign(status);
        }
        if (body.code() != null && UNKNOWN.contains(body.code())) {
            return SetupAnswer.of(Outcome.MISSING, "");
        }
        if (status == NOT_FOUND) {
            return body.length() == 0 || body.isOfPayi() ? SetupAnswer.of(Outcome.MISSING, "") : foreign(status);
        }
        return refused(response, body);
    }

    SetupAnswer created(HttpResponse<?> response, Body body) {
        int status = response.statusCode();
        String code = body.code();
        if (NAME_IN_USE.equals(code)) {
            return SetupAnswer.of(Outcome.NAME_IN_USE, "");
        }
        if (HttpAnswers.isSuccess(status)) {
            return SetupAnswer.of(Outcome.CREATED, "");
        }
        if (status == CONFLICT || code != null && CREATED_BEFORE.contains(code)) {
            return SetupAnswer.of(Outcome.EXISTS, "");
        }
        return refused(response, body);
    }

    private SetupAnswer refused(HttpResponse<?> response, Body body) {
        int status = response.statusCode();
        String text = body.code() == null ? "HTTP status " + status : status + " " + body.code();
        if (policy.refusesKey(status)) {
            return SetupAnswer.of(Outcome.KEY_REFUSED, text);
        }
        return policy.isRetryable(status)
                ? new SetupAnswer(Outcome.RETRY, text, HttpAnswers.retryAfter(response))
                : SetupAnswer.of(Outcome.REFUSED, text);
    }

    private static SetupAnswer foreign(int status) {
        return SetupAnswer.of(Outcome.RETRY, status + " with something that is not Pay-i's answer");
    }

    /** Why there was no answer. */
    static String text(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }
}
