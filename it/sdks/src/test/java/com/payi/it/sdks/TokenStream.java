package com.payi.it.sdks;

import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The tokens of a streamed answer as they come. */
abstract class TokenStream implements AutoCloseable {
    /** The next token, null after the last one. */
    abstract String next() throws Exception;

    @Override
    public abstract void close() throws Exception;

    /** The tokens that an SDK gives one after the other. */
    static TokenStream of(Stream<String> tokens, AutoCloseable stream) {
        Iterator<String> read = tokens.iterator();
        return new TokenStream() {
            @Override
            String next() {
                return read.hasNext() ? read.next() : null;
            }

            @Override
            public void close() throws Exception {
                stream.close();
            }
        };
    }

    /** The tokens that an SDK passes to a handler. */
    static final class Pushed extends TokenStream {
        private static final String END = "the end of the stream";
        private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
        private volatile AutoCloseable stream;

        void token(String token) {
            tokens.add(token);
        }

        void end() {
            tokens.add(END);
        }

        Pushed from(AutoCloseable source) {
            stream = source;
            return this;
        }

        @Override
        String next() throws InterruptedException {
            String token = tokens.poll(20, TimeUnit.SECONDS);
            if (token == null) {
                throw new IllegalStateException("No token came");
            }
            return token == END ? null : token;
        }

        @Override
        public void close() throws Exception {
            stream.close();
        }
    }
}
