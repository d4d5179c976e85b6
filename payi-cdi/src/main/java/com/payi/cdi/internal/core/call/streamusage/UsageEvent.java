package com.payi.cdi.internal.core.call.streamusage;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import com.payi.cdi.internal.core.wire.JsonHandler;
import com.payi.cdi.internal.core.wire.JsonScanner;

/**
 * Finds out whether the document of an event has the usage and nothing else that an application could want: no choice,
 * and no member but those that describe the stream. These are OpenAI's, and the plain members of the stream's first
 * event.
 */
final class UsageEvent implements JsonHandler {
    private static final Set<String> DESCRIPTION = Set.of("id", "object", "created", "model", "system_fingerprint",
            "service_tier", "obfuscation");
    private static final int MAX_LEARNED = 32;

    private enum Member {
        CHOICES, USAGE, DESCRIPTION, OTHER
    }

    private final JsonScanner scanner = new JsonScanner(this);
    /** Of the first event; null if it has none but the usual ones. */
    private Set<String> learned;
    private boolean first = true;
    private boolean begun;
    private int depth;
    private Member member;
    private String name;
    private boolean hasUsage;
    private boolean hasNoChoice;
    private boolean hasMore;
    /** Where the first byte stands that the application could want. */
    private int decidedAt;

    /** For the next event. */
    void reset() {
        scanner.reset();
        first &= !begun;
        depth = 0;
        hasUsage = false;
        hasNoChoice = false;
        hasMore = false;
    }

    /** @return the index behind the last byte that belongs to the document */
    int accept(byte[] bytes, int offset, int length) {
        begun = true;
        return scanner.accept(bytes, offset, length);
    }

    /** Whether it is certain that the event is the application's. */
    boolean isOfApplication() {
        return hasMore || scanner.isOver() && !isUsageOnly();
    }

    /**
     * Whether the bytes up to {@link #decidedAt} make any event the application's that begins with them. Not of the first
     * event, which has a meaning of its own.
     */
    boolean isDecidedByItsBeginning() {
        return hasMore && !first;
    }

    /** The index of the byte, among those that were read last, that decided that the event is the application's. */
    int decidedAt() {
        return decidedAt;
    }

    private void foundMore() {
        if (!hasMore) {
            hasMore = true;
            decidedAt = scanner.position();
        }
    }

    /** Whether the whole document was read, and has the usage only. */
    boolean isUsageOnly() {
        return scanner.isComplete() && hasUsage && hasNoChoice && !hasMore;
    }

    @Override
    public boolean member(byte[] utf8, int offset, int length) {
        if (depth > 1) {
            foundMore();
            return false;
        }
        name = new String(utf8, offset, length, StandardCharsets.UTF_8);
        member = switch (name) {
            case "choices" -> Member.CHOICES;
            case "usage" -> Member.USAGE;
            default -> DESCRIPTION.contains(name) || learned != null && learned.contains(name)
                    ? Member.DESCRIPTION
                    : Member.OTHER;
        };
        return member != Member.DESCRIPTION;
    }

    @Override
    public boolean begin(boolean object) {
        if (depth == 0) {
            if (!object) {
                foundMore();
            }
        } else if (depth == 1 && member == Member.USAGE && object) {
            hasUsage = true;
            return false;
        } else if (depth > 1 || member == Member.USAGE || member == Member.CHOICES && object) {
            foundMore();
            return false;
        }
        depth++;
        return true;
    }

    @Override
    public void end() {
        depth--;
        hasNoChoice |= depth == 1 && member == Member.CHOICES;
    }

    @Override
    public void text(byte[] raw, int offset, int length, boolean escaped) {
        plain();
    }

    @Override
    public void literal(byte[] raw, int offset, int length) {
        boolean isNull = length == 4 && raw[offset] == 'n';
        if (depth > 1 || !isNull) {
            plain();
        }
    }

    private void plain() {
        if (first && depth == 1 && member == Member.OTHER && (learned == null || learned.size() < MAX_LEARNED)) {
            learned = learned == null ? new HashSet<>() : learned;
            learned.add(name);
        } else {
            foundMore();
        }
    }
}
