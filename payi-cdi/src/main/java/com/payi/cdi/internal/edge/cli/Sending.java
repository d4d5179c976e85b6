package com.payi.cdi.internal.edge.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;

/**
 * Sends events in requests of their own, some at once, so that Pay-i de-duplicates them by their ids. Each gets a few
 * attempts. After some failures in a row, or when the key is refused, the command gives up.
 */
final class Sending {
    private static final int ATTEMPTS = 3;
    private static final int FAILED_IN_A_ROW = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final IngestSender sender;
    private final Duration timeout;
    private final Consumer<Duration> pause;
    private int failedInARow;
    private boolean keyRefused;
    private String reason;
    /** Null until a score fails for good: later ones must not overtake it, so that the latest one counts at the end. */
    private IngestAnswer failedScore;

    /** @param timeout of one request */
    Sending(IngestSender sender, Duration timeout, Consumer<Duration> pause) {
        this.sender = sender;
        this.timeout = timeout;
        this.pause = pause;
    }

    static void sleep(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isHopeless() {
        return keyRefused || failedInARow >= FAILED_IN_A_ROW;
    }

    boolean isKeyRefused() {
        return keyRefused;
    }

    /** The latest failure. */
    String reason() {
        return reason;
    }

    /** @param outcome gets each event once, with its last answer */
    void send(List<WaitingEvent> events, BiConsumer<WaitingEvent, IngestAnswer> outcome) {
        List<WaitingEvent> waiting = events;
        for (int attempt = 1; !waiting.isEmpty(); attempt++) {
            boolean last = attempt == ATTEMPTS;
            Map<WaitingEvent, IngestAnswer> failed = new LinkedHashMap<>();
            answers(waiting).forEach((event, answer) -> {
                if (answer.kind() == IngestAnswer.Kind.FAILED) {
                    failed.put(event, answer);
                } else {
                    failedInARow = 0;
                    outcome.accept(event, answer);
                }
            });
            if (last || keyRefused) {
                failedInARow += failed.size();
                failed.forEach(outcome);
                failed.entrySet().stream().filter(event -> event.getKey().isScore()).findFirst()
                        .ifPresent(event -> failedScore = event.getValue());
                return;
            }
            waiting = new ArrayList<>(failed.keySet());
            if (!waiting.isEmpty()) {
                pause.accept(pauseAfter(attempt, failed.values().iterator().next()));
            }
        }
    }

    private static Duration pauseAfter(int attempt, IngestAnswer answer) {
        Duration usual = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
        Duration retryAfter = answer.retryAfter().orElse(Duration.ZERO);
        Duration longer = retryAfter.compareTo(usual) > 0 ? retryAfter : usual;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    /** Scores come after the events, which their instances need. */
    private Map<WaitingEvent, IngestAnswer> answers(List<WaitingEvent> events) {
        Map<WaitingEvent, CompletionStage<List<IngestAnswer>>> stages = new LinkedHashMap<>();
        events.stream().filter(event -> !event.isScore()).forEach(event -> stages.put(event, sent(event)));
        Map<WaitingEvent, IngestAnswer> answers = new LinkedHashMap<>();
        stages.forEach((event, stage) -> answers.put(event, seen(answer(stage.toCompletableFuture()))));
        IngestAnswer failed = failedScore;
        for (WaitingEvent score : events.stream().filter(WaitingEvent::isScore).toList()) {
            IngestAnswer answer = failed != null ? failed : seen(answer(sent(score).toCompletableFuture()));
            failed = answer.kind() == IngestAnswer.Kind.FAILED ? answer : null;
            answers.put(score, answer);
        }
        return answers;
    }

    private CompletionStage<List<IngestAnswer>> sent(WaitingEvent event) {
        try {
            return sender.send(List.of(event.event()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private IngestAnswer answer(CompletableFuture<List<IngestAnswer>> future) {
        try {
            return future.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS).get(0);
        } catch (ExecutionException e) {
            return IngestAnswer.failed(0, described(e.getCause()));
        } catch (TimeoutException e) {
            future.cancel(true);
            return IngestAnswer.failed(0, "no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return IngestAnswer.failed(0, "interrupted");
        }
    }

    /** The refusal of a key is no answer about the event. */
    private IngestAnswer seen(IngestAnswer answer) {
        boolean refused = answer.kind() == IngestAnswer.Kind.REJECTED && (answer.status() == 401 || answer.status() == 403);
        keyRefused |= refused;
        if (answer.kind() == IngestAnswer.Kind.DELIVERED) {
            return answer;
        }
        reason = Summary.described(answer);
        return refused ? IngestAnswer.failed(answer.status(), answer.code()) : answer;
    }

    private static String described(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof java.io.IOException)) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": "
                        + cause.getMessage();
    }
}
