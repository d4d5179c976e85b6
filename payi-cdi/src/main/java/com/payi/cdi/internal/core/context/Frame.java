package com.payi.cdi.internal.core.context;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import com.payi.cdi.PayiResult;

/**
 * One level of the context. Its values never change, so it may be handed to any number of threads; it knows the frame it
 * stands on, so that a result reaches the surrounding contexts too. A root stands for the application's configuration, and
 * for what is true of the caller and the request.
 */
public final class Frame {
    /** Work that hands itself over again and again would keep all contexts that it ever was in. */
    private static final int DEEPEST = 64;

    private static final AtomicIntegerFieldUpdater<Frame> RUNNING = AtomicIntegerFieldUpdater.newUpdater(Frame.class,
            "running");

    private final Frame parent;
    /** A byte, because many frames are made. */
    private final byte depth;
    /** What was given for this frame; of a root, what holds beneath the request. */
    private final ContextValues supplied;
    private final ContextValues values;
    private final FrameOwner owner;
    /** What the frame knows of its request, null outside of requests. */
    private final RequestSnapshot request;
    private final Kind kind;
    private volatile PayiResult lastResult;
    private volatile boolean called;
    /** How much asynchronous work goes on in the frame, of all that was {@link #asynchronous ever begun}. */
    private volatile int running;
    private volatile boolean asynchronous;

    private Frame(Frame parent, ContextValues supplied, ContextValues values, FrameOwner owner, RequestSnapshot request) {
        this(parent, supplied, values, owner, request, Kind.CONTEXT);
    }

    private Frame(Frame parent, ContextValues supplied, ContextValues values, FrameOwner owner, RequestSnapshot request,
            Kind kind) {
        this.parent = parent;
        this.depth = (byte) (parent == null ? 0 : parent.depth + 1);
        this.supplied = supplied;
        this.values = values;
        this.owner = owner;
        this.request = request;
        this.kind = kind;
    }

    /** The frame of an application's configuration, already merged with nothing. */
    public static Frame root(ContextValues configured, FrameOwner owner) {
        ContextValues merged = ContextMerge.merge(ContextValues.NONE, configured);
        return new Frame(null, merged, merged, owner, null);
    }

    /** The frame for a thread on which no application can be found. */
    public static Frame detachedRoot() {
        return root(ContextValues.NONE, (frame, failure) -> {});
    }

    /**
     * A root like this one, for a caller and a request.
     *
     * @param caller what is known of the caller
     * @param of null outside of requests
     */
    public Frame rootFor(ContextValues caller, RequestSnapshot of) {
        ContextValues beneath = ContextMerge.merge(values, caller);
        return new Frame(null, beneath, of == null ? beneath : ContextMerge.merge(beneath, of.values()), owner, of);
    }

    /** This root for contexts to be opened on; calls outside of them are not made in it. */
    public Frame onlyForContexts() {
        return new Frame(null, supplied, values, owner, request, Kind.ONLY_FOR_CONTEXTS);
    }

    /** Whether a call that finds this frame is made in it. */
    public boolean holdsForCalls() {
        return kind != Kind.ONLY_FOR_CONTEXTS;
    }

    public Frame open(ContextValues given) {
        return open(given, request == null ? null : request.latest());
    }

    /** @param latest what is true of the request now; if it has changed, the frames below this one are not changed by it */
    public Frame open(ContextValues given, RequestSnapshot latest) {
        ContextValues ground = latest == request ? values : valuesIn(latest);
        Frame base = depth < DEEPEST ? this : new Frame(null, ground, ground, owner, latest);
        return new Frame(base, given, ContextMerge.merge(ground, given), owner, latest);
    }

    /** Whether the frame was opened in a request that has told something of itself. */
    public boolean isInRequest() {
        return request != null;
    }

    /** What would hold in this frame if it were opened now. */
    private ContextValues valuesIn(RequestSnapshot latest) {
        return parent == null
                ? ContextMerge.merge(supplied, latest.values())
                : ContextMerge.merge(parent.valuesIn(latest), sameInstance());
    }

    /** The instance of the use case that this frame began goes on. */
    private ContextValues sameInstance() {
        boolean generated = supplied.useCaseName() != null && supplied.useCaseId() == null && values.useCaseId() != null;
        return generated ? supplied.toBuilder().set(ContextField.USE_CASE_ID, values.useCaseId()).build() : supplied;
    }

    /** Of the application that the frame belongs to, whichever thread asks; null if there is none. */
    public <T> T bean(Class<T> type) {
        return owner.bean(type);
    }

    public ContextValues values() {
        return values;
    }

    /** Remembers that a call was made in this frame, so that only such frames pay for looking after their calls. */
    public void markCalled() {
        called = true;
    }

    /** Null for a root: it lasts as long as the process and would mix everybody's results. */
    public PayiResult lastResult() {
        return lastResult;
    }

    public void recordResult(PayiResult result) {
        for (Frame frame = this; frame.parent != null; frame = frame.parent) {
            frame.lastResult = result;
        }
    }

    /** Work begins that outlasts the scope that the frame was opened in; begins anew with each subscription to it. */
    public void workBegins() {
        RUNNING.incrementAndGet(this);
        asynchronous = true;
    }

    /** To be called once for each beginning. */
    public void workEnds() {
        RUNNING.decrementAndGet(this);
    }

    /** This frame for whatever goes on behind a call that was made in it: it may be others' work. */
    public Frame afterCall() {
        return new Frame(this, ContextValues.NONE, values, owner, request, Kind.AFTER_CALL);
    }

    /**
     * The frame that holds where this one is found. Behind a call, it is the innermost one whose asynchronous work is not
     * over, and null if there is none but the root.
     */
    Frame effective() {
        if (kind != Kind.AFTER_CALL) {
            return this;
        }
        Frame frame = parent;
        while (frame.parent != null && frame.asynchronous && frame.running == 0) {
            frame = frame.parent;
        }
        return frame == parent || frame.parent != null ? frame : null;
    }

    /** The work is done; see {@link FrameOwner#completed}. */
    public void completed(Throwable failure) {
        if (called) {
            owner.completed(this, failure);
        }
    }

    /** This thread's part of the work is done; see {@link FrameOwner#detached}. */
    void detached(Throwable failure) {
        if (called) {
            owner.detached(this, failure);
        }
    }

    private enum Kind {
        CONTEXT,
        /** A root on which contexts may be opened, and that says nothing of calls outside of them. */
        ONLY_FOR_CONTEXTS,
        /** Stands for its parent. */
        AFTER_CALL
    }
}
