package com.payi.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A GenAI provider on the loopback interface that answers what a test sets.
 *
 * <p>
 * The first of these that has an answer gives it: the rules of {@link #on} in their order, the queue of {@link #answer},
 * the reply of {@link #always}, and last a small text. An {@link Answer} and that text are written as the path asks for:
 * {@code …/chat/completions}, {@code …/responses} and {@code …/embeddings} of OpenAI, {@code …/messages} of Anthropic,
 * {@code …/converse} and {@code …/converse-stream} of Bedrock, its {@code …/invoke} and
 * {@code …/invoke-with-response-stream} for models of Anthropic, {@code …:generateContent} and
 * {@code …:streamGenerateContent} of Gemini; streamed where the request asks for it. The text consumes
 * {@link #INPUT_TOKENS} and {@link #OUTPUT_TOKENS}; each answer names the model of the request and has an id of its own.
 * Any other path gets 404.
 *
 * @since 0.1
 */
public final class FakeProvider implements AutoCloseable {
    /** Input tokens of every answer that was not configured. */
    public static final int INPUT_TOKENS = 12;
    /** Output tokens of every answer that was not configured, except embeddings, which have none. */
    public static final int OUTPUT_TOKENS = 7;

    private static final Answer STANDARD = Answer.text("Hello from the fake");

    /** Has a port and never listens, so that nobody else gets the port and listens there. */
    private static final class DeadPort {
        private static final Socket SOCKET = bound();

        private static Socket bound() {
            Socket socket = new Socket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), 0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return socket;
        }
    }

    private record Rule(Predicate<HttpRequestRecord> condition, Function<HttpRequestRecord, Reply> answer) {}

    private final List<HttpRequestRecord> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Queue<Function<HttpRequestRecord, Reply>> queue = new ConcurrentLinkedQueue<>();
    private final LoopbackServer server;
    private final ProviderAnswers answers;
    private volatile Function<HttpRequestRecord, Reply> always = this::standard;

    private FakeProvider() {
        server = LoopbackServer.start("fake-provider", this::handle);
        answers = new ProviderAnswers(server.port());
    }

    /**
     * Starts at any free port.
     *
     * @return the running provider
     */
    public static FakeProvider start() {
        return new FakeProvider();
    }

    /**
     * A loopback port where nothing listens, and nothing can as long as this process lives: a connection to it is refused.
     *
     * @return the port
     */
    public static int deadPort() {
        return DeadPort.SOCKET.getLocalPort();
    }

    /**
     * {@code http://127.0.0.1:PORT}, without a path.
     *
     * @return the address
     */
    public URI uri() {
        return server.uri();
    }

    /**
     * The port of the address.
     *
     * @return the port
     */
    public int port() {
        return server.port();
    }

    /**
     * Queues a reply that is used once.
     *
     * @param reply what is answered
     * @return this
     */
    public FakeProvider answer(Reply reply) {
        queue.add(constant(reply, "answer"));
        return this;
    }

    /**
     * Queues an answer that is used once.
     *
     * @param answer what the model answers
     * @return this
     */
    public FakeProvider answer(Answer answer) {
        queue.add(written(answer, "answer"));
        return this;
    }

    /**
     * Sets the answer for every request that finds the queue empty.
     *
     * @param answer what the model answers
     * @return this
     */
    public FakeProvider always(Answer answer) {
        always = written(answer, "always");
        return this;
    }

    /**
     * Sets the answer of one model; goes before the queue.
     *
     * @param model  as calls name it
     * @param answer what the model answers
     * @return this
     */
    public FakeProvider onModel(String model, Answer answer) {
        return on(request -> model.equals(CalledModel.of(request)), written(answer, "onModel"));
    }

    /**
     * Sets the reply for every request that finds the queue empty.
     *
     * @param reply what is answered
     * @return this
     */
    public FakeProvider always(Reply reply) {
        always = constant(reply, "always");
        return this;
    }

    /**
     * Derives the answer of some requests from the request; goes before the queue.
     *
     * @param condition true for a request that the rule is for
     * @param answer makes the reply
     * @return this
     */
    public FakeProvider on(Predicate<HttpRequestRecord> condition, Function<HttpRequestRecord, Reply> answer) {
        rules.add(new Rule(condition, answer));
        return this;
    }

    /**
     * The requests so far, in the order of their arrival.
     *
     * @return a copy of the requests
     */
    public List<HttpRequestRecord> received() {
        return List.copyOf(received);
    }

    /**
     * How many calls, which are POST requests, ever came, also before a {@link #reset}.
     *
     * @return the number
     */
    public int calls() {
        return calls.get();
    }

    /**
     * Forgets what was received and what was configured.
     */
    public void reset() {
        received.clear();
        rules.clear();
        queue.clear();
        always = this::standard;
    }

    @Override
    public void close() {
        server.close();
    }

    private Function<HttpRequestRecord, Reply> written(Answer answer, String method) {
        Answer given = given(answer, method);
        return request -> answers.reply(request, given);
    }

    private static Function<HttpRequestRecord, Reply> constant(Reply reply, String method) {
        Reply given = given(reply, method);
        return request -> given;
    }

    /** Refuses null in the test that gives it, and not in the call that would find it. */
    private static <T> T given(T answer, String method) {
        return Objects.requireNonNull(answer, () -> "FakeProvider." + method + " got null. Give an Answer, such as"
                + " Answer.text(\"Hi\"), or a Reply, such as Reply.json(\"{}\")");
    }

    private Reply handle(HttpRequestRecord request) {
        received.add(request);
        if (request.method().equals("POST")) {
            calls.incrementAndGet();
        }
        for (Rule rule : rules) {
            if (rule.condition().test(request)) {
                return rule.answer().apply(request);
            }
        }
        Function<HttpRequestRecord, Reply> next = queue.poll();
        return next == null ? always.apply(request) : next.apply(request);
    }

    private Reply standard(HttpRequestRecord request) {
        return answers.reply(request, STANDARD);
    }
}
