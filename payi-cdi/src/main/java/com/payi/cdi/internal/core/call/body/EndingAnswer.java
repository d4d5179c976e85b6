package com.payi.cdi.internal.core.call.body;

import java.nio.ByteBuffer;

import com.payi.cdi.internal.core.call.ExchangeHandle;

/** An answer whose last part ends the exchange. */
final class EndingAnswer implements BodyParts {
    private final AnswerParts parts;

    EndingAnswer(ExchangeHandle handle) {
        this.parts = new AnswerParts(handle);
    }

    @Override
    public ByteBuffer pass(ByteBuffer part) {
        return parts.pass(part);
    }

    @Override
    public ByteBuffer end() {
        ByteBuffer rest = parts.rest();
        parts.handle().exchange().answerEnded();
        return rest;
    }

    @Override
    public void failed(Throwable failure) {
        parts.handle().exchange().answerFailed(failure);
    }

    @Override
    public void cancelled() {
        parts.handle().exchange().answerClosed();
    }
}
