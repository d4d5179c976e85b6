package com.payi.it.benchmarks.growth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;
import com.payi.it.benchmarks.AnswerKind;

/** A call that no client sends: its answer is in memory. */
final class TrackedCall {
    private static final int BUFFER = 8192;

    private final ClientRequest request;
    private final byte[] body;
    private final byte[] buffer = new byte[BUFFER];

    TrackedCall(AnswerKind kind, int size) {
        this.request = ClientRequest.builder("POST", kind.uri()).build();
        this.body = kind.body(size);
    }

    /** An answer that nothing has been read of. */
    InputStream open() {
        ClientCall call = ClientCall.begin(request);
        if (!call.isTracked()) {
            throw new IllegalStateException("There would be nothing to measure: the call is not tracked");
        }
        call.answered(200, name -> null);
        return call.answer(new ByteArrayInputStream(body));
    }

    /** The whole call. */
    void run() {
        try (InputStream answer = open()) {
            while (readPart(answer)) {
                // Until the end.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return false at the end */
    boolean readPart(InputStream answer) throws IOException {
        return answer.read(buffer) >= 0;
    }
}
