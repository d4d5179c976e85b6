package com.payi.it.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;

/** What a call holds on to while its answer is being read: what is allocated and forgotten again does not show here. */
final class HeldMemory {
    private static final int ENOUGH_FOR_AN_AVERAGE = 64 * 1024 * 1024;
    private static final int LEAST_CALLS = 4;
    private static final int MOST_CALLS = 200;

    private final Calls calls = new Calls();
    private final byte[] buffer = new byte[BytesBenchmark.BUFFER];

    /** The bytes a call holds when all of its answer but the end has been read. */
    long of(AnswerKind kind, int size) {
        byte[] body = kind.body(size);
        InputStream[] open = new InputStream[Math.min(MOST_CALLS, Math.max(LEAST_CALLS, ENOUGH_FOR_AN_AVERAGE / size))];
        try {
            // Once before, so that nothing that is held only once counts.
            almostRead(kind, body).close();
            long before = used();
            for (int i = 0; i < open.length; i++) {
                open[i] = almostRead(kind, body);
            }
            long held = (used() - before) / open.length;
            for (InputStream answer : open) {
                answer.close();
            }
            Reference.reachabilityFence(body);
            return held;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private InputStream almostRead(AnswerKind kind, byte[] body) throws IOException {
        InputStream answer = calls.answer(kind, new ByteArrayInputStream(body));
        int left = body.length - 1;
        while (left > 0) {
            left -= answer.read(buffer, 0, Math.min(left, buffer.length));
        }
        return answer;
    }

    private static long used() {
        // The first one lets go what only references hold, the second one takes it.
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
