package com.payi.cdi.internal.edge.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.delivery.ErrorHints;
import com.payi.cdi.internal.core.delivery.EventSubject;
import com.payi.cdi.internal.core.spend.PriceHint;
import com.payi.cdi.spi.IngestAnswer;

/** The outcome of the events of one file. */
final class Summary {
    private static final int LONGEST_MESSAGE = 300;

    /** What happened to some events in the same way, with the id of the first. */
    private record Trouble(long count, String firstId) {
        private Trouble and(Trouble other) {
            return new Trouble(count + other.count, firstId);
        }
    }

    private final Map<String, Trouble> troubles = new TreeMap<>();
    private long sent;
    private long repeated;
    private long refused;
    private long failed;

    /** @return whether Pay-i has ingested the event */
    boolean add(WaitingEvent event, IngestAnswer answer) {
        switch (answer.kind()) {
            case DELIVERED -> {
                sent++;
                repeated += answer.result().filter(PayiResult::isDuplicate).isPresent() ? 1 : 0;
                answer.result().filter(result -> !result.unknownUnits().isEmpty())
                        .ifPresent(result -> noteWithoutPrice(result, event));
                return true;
            }
            case REJECTED -> {
                refused++;
                note("refused: " + described(answer) + ". " + ErrorHints.of(answer.code()), event);
            }
            default -> {
                failed++;
                note("not taken: " + described(answer), event);
            }
        }
        return false;
    }

    /** Pay-i has the event, without the cost of some units: the application that makes such calls is to map the resource. */
    private void noteWithoutPrice(PayiResult result, WaitingEvent event) {
        EventSubject subject = EventSubject.read(event.event().json());
        note("sent without a whole price: Pay-i has none for the units " + String.join(", ",
                new TreeSet<>(result.unknownUnits().keySet())) + " of '" + subject.resource()
                + "'. Add to the application's configuration: " + PriceHint.of(subject), event);
    }

    private void note(String trouble, WaitingEvent event) {
        troubles.merge(trouble, new Trouble(1, printable(event.event().id())), Trouble::and);
    }

    static boolean isRefused(IngestAnswer answer) {
        return answer.kind() == IngestAnswer.Kind.REJECTED;
    }

    String summary(long sentBefore, boolean dropRejected) {
        return sent + " sent" + (repeated == 0 ? "" : " (" + repeated + " of them Pay-i had already)")
                + (sentBefore == 0 ? "" : ", " + sentBefore + " sent before")
                + ", " + refused + " refused" + (refused == 0 ? "" : dropRejected ? " and given up" : " and kept")
                + ", " + failed + " not taken";
    }

    /** Each kind of trouble in one line, never with what an event holds. */
    List<String> troubles() {
        return troubles.entrySet().stream()
                .map(trouble -> trouble.getValue().count() + " events " + trouble.getKey() + " (the first: "
                        + trouble.getValue().firstId() + ")")
                .toList();
    }

    ExitCode exitCode() {
        return failed > 0 ? ExitCode.REMAINING : refused > 0 ? ExitCode.ATTENTION : ExitCode.DONE;
    }

    static String described(IngestAnswer answer) {
        String text = answer.message().isEmpty() ? answer.code() : answer.code() + " (" + answer.message() + ")";
        return printable(answer.status() == 0 ? text : ("Pay-i answered " + answer.status() + " " + text).strip());
    }

    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }
}
