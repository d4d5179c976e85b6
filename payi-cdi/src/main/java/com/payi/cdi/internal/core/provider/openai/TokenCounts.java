package com.payi.cdi.internal.core.provider.openai;

import java.util.Map;

import com.payi.cdi.spi.JsonTree;

/**
 * The counts of one object of a usage, or of several that repeat each other. Each member is looked at once, because a
 * service may use any of many names, and an answer has a few of them.
 */
final class TokenCounts {
    private static final int KINDS = TokenCount.values().length;

    private final int[] counts = new int[KINDS];
    /** One bit for each count that is there. */
    private int given;

    TokenCounts add(JsonTree object) {
        for (Map.Entry<?, ?> member : object.members().entrySet()) {
            TokenCount count = member.getValue() == null ? null : TokenCount.named(member.getKey());
            if (count != null) {
                int index = count.ordinal();
                given |= 1 << index;
                counts[index] = Math.max(counts[index], JsonTree.of(member.getValue()).count());
            }
        }
        return this;
    }

    /** Whether an object has the member, also with a value that is no number. */
    boolean has(TokenCount count) {
        return (given & 1 << count.ordinal()) != 0;
    }

    boolean hasAny(TokenCount... some) {
        for (TokenCount count : some) {
            if (has(count)) {
                return true;
            }
        }
        return false;
    }

    /** The largest; 0 if no object has the member. */
    long of(TokenCount count) {
        return counts[count.ordinal()];
    }

    /** The largest of several. */
    long max(TokenCount... some) {
        long most = 0;
        for (TokenCount count : some) {
            most = Math.max(most, of(count));
        }
        return most;
    }

    /** Whether the second is the one that counts: the first number above zero does, or the first that is there. */
    TokenCount firstPositive(TokenCount first, TokenCount second) {
        return of(first) > 0 || of(second) == 0 && has(first) ? first : second;
    }
}
