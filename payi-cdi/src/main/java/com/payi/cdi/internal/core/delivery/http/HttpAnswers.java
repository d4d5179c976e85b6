package com.payi.cdi.internal.core.delivery.http;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.payi.cdi.internal.core.delivery.RetryPolicy;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.JsonTree;

/** What Pay-i's answers mean for the events that were sent. */
final class HttpAnswers {
    private final RetryPolicy policy;

    HttpAnswers(RetryPolicy policy) {
        this.policy = policy;
    }

    IngestAnswer single(String id, JsonTree answer, HttpResponse<?> response) {
        if (!isSuccess(response.statusCode())) {
            return refused(response.statusCode(), answer, id).retryAfter(retryAfter(response));
        }
        if (!answer.at("request_id").exists() && !answer.at("xproxy_result").exists()) {
            return unreadable(response.statusCode());
        }
        return IngestAnswer.delivered(PayiResultReader.ofEvent(id, answer));
    }

    /** Pay-i's answer to a score has nothing that is needed; it is JSON, or nothing at all. */
    IngestAnswer score(JsonDocumentReader answer, HttpResponse<?> response) {
        if (!isSuccess(response.statusCode())) {
            return refused(response.statusCode(), answer.tree(), null).retryAfter(retryAfter(response));
        }
        return answer.isEmpty() || answer.isComplete() && answer.tree().isObject()
                ? IngestAnswer.delivered()
                : unreadable(response.statusCode());
    }

    /** One answer for each event. */
    List<IngestAnswer> bulk(List<String> ids, JsonTree answer, HttpResponse<?> response) {
        int status = response.statusCode();
        List<JsonTree> errors = answer.at("errors").elements();
        if (isSuccess(status) && !answer.at("request_id").exists() && !answer.at("ingest_count").exists()) {
            return Collections.nCopies(ids.size(), unreadable(status));
        }
        if (!isSuccess(status) && (errors.isEmpty() || isAboutOthers(answer, ids.size()))) {
            // An event that only the bulk interface can carry: Pay-i may have refused the bulk request and not the
            // event.
            boolean aboutTheItems = policy.isFinal(status) && !policy.refusesKey(status)
                    && (ids.size() > 1 || !answer.at("xproxy_error").exists());
            IngestAnswer all = aboutTheItems ? notIngested(status, answer, ids.size()) : refused(status, answer, null);
            return Collections.nCopies(ids.size(), all.retryAfter(retryAfter(response)));
        }
        List<IngestAnswer> answers = new ArrayList<>(ids.size());
        PayiResultReader.ofBulk(ids, answer).forEach(result -> answers.add(IngestAnswer.delivered(result)));
        int attributed = 0;
        for (JsonTree error : errors) {
            int index = error.at("item_index").exists() ? error.at("item_index").count() : -1;
            if (index >= 0 && index < answers.size()) {
                answers.set(index, item(error, status));
                attributed++;
            }
        }
        if (!isAccountedFor(answer, status, ids.size(), errors.size(), attributed)) {
            // It is not clear which items were refused: each is sent on its own, and Pay-i de-duplicates it by its id.
            answers.replaceAll(
                    item -> item.kind() == IngestAnswer.Kind.DELIVERED ? notIngested(status, answer, ids.size()) : item);
        }
        return answers;
    }

    /** A request that Pay-i could not read is answered as if it had other items: its errors belong to none of them. */
    private static boolean isAboutOthers(JsonTree answer, int items) {
        return answer.at("total_count").exists() && answer.at("total_count").count() != items;
    }

    private static boolean isAccountedFor(JsonTree answer, int status, int items, int errors, int attributed) {
        boolean allErrors = attributed >= Math.max(errors, answer.at("error_count").count());
        boolean restIngested = !answer.at("ingest_count").exists() || answer.at("ingest_count").count() >= items - attributed;
        return allErrors && restIngested && (isSuccess(status) || attributed == items);
    }

    private static IngestAnswer notIngested(int status, JsonTree answer, int events) {
        String code = answer.at("xproxy_error", "code").text();
        String why = events > 1 ? "to events that came together" : "to an event that no header can carry";
        return IngestAnswer.failed(status, code == null ? why : code);
    }

    private IngestAnswer item(JsonTree error, int status) {
        // An item's error stands under a member that is named like a result.
        JsonTree refusal = error.at("xproxy_result");
        return refused(refusal.at("statusCode").exists() ? refusal.at("statusCode").count() : status, refusal, null);
    }

    /** A success is Pay-i's if the answer carries its result, whichever of the statuses for a success it has. */
    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    /** A success that is not Pay-i's: something between the library and Pay-i has answered. */
    private static IngestAnswer unreadable(int status) {
        return IngestAnswer.failed(0, status + " with something that is not Pay-i's answer");
    }

    private IngestAnswer refused(int status, JsonTree answer, String id) {
        JsonTree error = answer.at("xproxy_error");
        String code = error.at("code").text();
        if (policy.isRetryable(status)) {
            return IngestAnswer.failed(status, code == null ? "" : code);
        }
        String message = Optional.ofNullable(error.at("message").text()).orElse(answer.at("message").text());
        JsonTree result = answer.at("xproxy_result");
        return IngestAnswer.rejected(status, code, message)
                .withResult(result.isObject() && id != null ? PayiResultReader.ofEvent(id, answer) : null);
    }

    /** Null if Pay-i does not name a pause. */
    static Duration retryAfter(HttpResponse<?> response) {
        Optional<Duration> millis = number(response, "retry-after-ms").map(Duration::ofMillis);
        return millis.or(() -> number(response, "retry-after").map(Duration::ofSeconds))
                .or(() -> response.headers().firstValue("retry-after").flatMap(date -> untilDate(date, response))).orElse(null);
    }

    private static Optional<Long> number(HttpResponse<?> response, String header) {
        return response.headers().firstValue(header).map(String::strip)
                .filter(text -> text.matches("\\d{1,12}(\\.\\d{1,9})?"))
                .map(text -> (long) Math.ceil(Double.parseDouble(text)));
    }

    /** Measured by the clock that the date was made with: the one of the answer, if it has a date. */
    private static Optional<Duration> untilDate(String until, HttpResponse<?> response) {
        Instant answered = response.headers().firstValue("date").flatMap(HttpAnswers::instant).orElseGet(Instant::now);
        return instant(until).map(date -> Duration.between(answered, date))
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause);
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
