package com.payi.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** What a test wants {@link FakePayi} to answer. */
abstract sealed class PayiFaults permits FakePayi {
    final Routes routes = new Routes();

    private FakePayi self() {
        return (FakePayi) this;
    }

    /**
     * Sets the state that answers give for a limit; it is {@code ok} for any other. A proxied call under a
     * {@code blocked} limit is refused; an event is accepted all the same, as its call has already been made.
     *
     * @param limitId the id of the limit
     * @param state as Pay-i names it, for example {@code blocked}
     * @return this
     */
    public FakePayi limitState(String limitId, String state) {
        routes.answers.limitState(limitId, state);
        return self();
    }

    /**
     * Gives a limit, whose state a test sets.
     *
     * @param id as the application names the limit
     * @return the limit
     */
    public PayiLimit limit(String id) {
        return new PayiLimit(id, routes.answers);
    }

    /**
     * Lets a question about a use case end with 404, until it is created ({@code payi.setup}). Events of it are accepted
     * all the same; {@link #refuse} refuses them.
     *
     * @param name the name of the use case
     * @return this
     */
    public FakePayi unknownUseCase(String name) {
        routes.useCases.unknown(name);
        return self();
    }

    /**
     * Adds a warning to every result from now on.
     *
     * @param warning the text of the warning
     * @return this
     */
    public FakePayi warning(String warning) {
        routes.answers.warning(warning);
        return self();
    }

    /**
     * Lets the next ingest requests fail; their events are not accepted.
     *
     * @param count how many
     * @param status the HTTP status of the answer
     * @param body the body of the answer
     * @return this
     */
    public FakePayi failNext(int count, int status, String body) {
        return failNext(count, status, Map.of(), body);
    }

    /**
     * Lets the next ingest requests fail, with headers such as {@code Retry-After}.
     *
     * @param count how many
     * @param status the HTTP status of the answer
     * @param headers the headers of the answer, beside {@code Content-Type}
     * @param body the body of the answer
     * @return this
     */
    public FakePayi failNext(int count, int status, Map<String, String> headers, String body) {
        Reply reply = Reply.json(status, body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        routes.faults.fail(count, reply);
        return self();
    }

    /**
     * Lets a share of all ingest requests fail, drawn by chance, always in the same way; 0 for none.
     *
     * @param share from 0 to 1
     * @param status the HTTP status of the answer
     * @return this
     */
    public FakePayi failShare(double share, int status) {
        routes.faults.failShare(share,
                Answers.refusal(status, "request_processing_error", "Out of order"));
        return self();
    }

    /**
     * Sets the status of the answers to requests whose events are accepted; it is 200 otherwise.
     *
     * @param status the HTTP status of the answer
     * @return this
     */
    public FakePayi successStatus(int status) {
        routes.ingest.successStatus(status);
        return self();
    }

    /**
     * Refuses the events that meet a condition, alone or as an item of a bulk request. With {@code limit_reached} the refusal
     * names the states of the event's limits.
     *
     * @param condition true for an event that is refused
     * @param status the HTTP status of the answer
     * @param code Pay-i's code of the error, for example {@code limit_reached}
     * @return this
     */
    public FakePayi refuse(Predicate<IngestedEvent> condition, int status, String code) {
        routes.ingest.refuse(condition, status, code);
        return self();
    }

    /**
     * Refuses every bulk request as a whole.
     *
     * @param status the HTTP status of the answer
     * @param body the body of the answer
     * @return this
     */
    public FakePayi refuseBulk(int status, String body) {
        routes.refuseBulk(Reply.json(status, body));
        return self();
    }

    /**
     * Lets every ingest request fail that holds a text, alone or in the midst of others; nothing of it is accepted.
     *
     * @param text what the request has in its address or body
     * @param status the HTTP status of the answer
     * @return this
     */
    public FakePayi poison(String text, int status) {
        routes.faults.poison(text,
                Answers.refusal(status, "request_processing_error", "Poisoned"));
        return self();
    }

    /**
     * Fails until {@link #available()}: for events, and for questions about limits and use cases.
     *
     * @param outage how it fails
     * @return this
     */
    public FakePayi unavailable(Outage outage) {
        routes.faults.outage(outage);
        return self();
    }

    /**
     * Ends an outage.
     *
     * @return this
     */
    public FakePayi available() {
        routes.faults.outage(null);
        return self();
    }

    /**
     * Answers the next proxied calls itself, for example as the gateway in front of Pay-i; the provider is not called.
     *
     * @param count how many
     * @param status the HTTP status of the answer
     * @param body the body of the answer
     * @return this
     */
    public FakePayi answerNextProxied(int count, int status, String body) {
        routes.proxyFaults.fail(count, Reply.json(status, body));
        return self();
    }

    /**
     * Redirects the next proxied calls, which nothing documents of Pay-i; the provider is not called.
     *
     * @param count how many
     * @param status the HTTP status of the answer
     * @param location where to
     * @return this
     */
    public FakePayi redirectNextProxied(int count, int status, URI location) {
        routes.proxyFaults.fail(count, Reply.json(status, "").header("Location", location.toString()));
        return self();
    }

    /**
     * Delays every ingest answer, though not the acceptance of its events, until called with {@link Duration#ZERO}.
     *
     * @param delay the time before the answer
     * @return this
     */
    public FakePayi stall(Duration delay) {
        routes.faults.stall(delay);
        return self();
    }

    /**
     * Holds every ingest answer back, though not the acceptance of its events, until {@link #releaseAnswers()}: what is sent
     * meanwhile is under way for as long as the test wants, however long something takes.
     *
     * @return this
     */
    public FakePayi holdAnswers() {
        routes.hold();
        return self();
    }

    /**
     * Gives the answers that {@link #holdAnswers()} holds back, and holds no more.
     *
     * @return this
     */
    public FakePayi releaseAnswers() {
        routes.release();
        return self();
    }

    /**
     * Resets the connection of the next ingest requests; their events are not accepted.
     *
     * @param count how many
     * @return this
     */
    public FakePayi resetNext(int count) {
        routes.faults.reset(count);
        return self();
    }

    /**
     * Answers the next ingest requests with 200 and text that is not JSON; their events are accepted.
     *
     * @param count how many
     * @return this
     */
    public FakePayi garbageNext(int count) {
        routes.faults.garbage(count);
        return self();
    }
}
