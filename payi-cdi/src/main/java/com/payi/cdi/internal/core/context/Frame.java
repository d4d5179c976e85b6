package com.payi.cdi.internal.core.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import com.payi.cdi.PayiResult;

/**
 * One immutable level of the context stack, which any number of threads may use. It knows the surrounding frame, so
 * that a result reaches the surrounding contexts too. A root has the values of the configuration, the current user and
 * the request.
 */
public final class Frame {
    /** Work that submits itself again and again would otherwise keep every frame that it was ever in. */
    private static final int MAX_DEPTH = 64;

    private static final AtomicIntegerFieldUpdater<Frame> RUNNING = AtomicIntegerFieldUpdater.newUpdater(Frame.class,
            "running");

    private final Frame parent;
    /** A byte, because many frames are made. */
    private final byte depth;
    /** The values that were given for this frame; of a root, the effective ones below the request. */
    private final ContextValues supplied;
    private final ContextValues values;
    private final FrameOwner owner;
    /** The values of the request when this frame was opened; null outside of requests. */
    private final RequestSnapshot request;
    private final Kind kind;
    /** Null where calls are not capped. */
    private final UseCaseCap cap;
    private volatile PayiResult lastResult;
    private volatile boolean called;
    /** Whether a call was made in this frame or in one that it surrounds. */
    private volatile boolean reached;
    /** How many runs of asynchronous work have begun in the frame and not ended. */
    private volatile int running;
    /** Whether asynchronous work ever began in the frame. */
    private volatile boolean asynchronous;

    private Frame(Frame parent, ContextValues supplied, ContextValues values, FrameOwner owner, RequestSnapshot request) {
        this(parent, supplied, values, owner, request, Kind.CONTEXT, null);
    }

    private Frame(Frame parent, ContextValues supplied, ContextValues values, FrameOwner owner, RequestSnapshot request,
            Kind kind, UseCaseCap cap) {
        this.parent = parent;
        this.depth = (byte) (parent == null ? 0 : parent.depth + 1);
        this.supplied = supplied;
        this.values = values;
        this.owner = owner;
        this.request = request;
        this.kind = kind;
        this.cap = cap;
    }

    /** The root frame of an application's configuration. */
    public static Frame root(ContextValues configured, FrameOwner owner) {
        ContextValues merged = ContextMerge.merge(ContextValues.NONE, configured);
        return new Frame(null, merged, merged, owner, null);
    }

    /** A root frame for a thread on which no application is found. */
    public static Frame detachedRoot() {
        return root(ContextValues.NONE, (frame, failure) -> {});
    }

    /**
     * A root like this one, for the current user and a request.
     *
     * @param user the values of the current user
     * @param of null outside of requests
     */
    public Frame rootFor(ContextValues user, RequestSnapshot of) {
        ContextValues belowRequest = ContextMerge.merge(values, user);
        return new Frame(null, belowRequest, of == null ? belowRequest : ContextMerge.merge(belowRequest, of.values()), owner,
                of);
    }

    /** This root for contexts only: a call outside of every context does not belong to it. */
    public Frame onlyForContexts() {
        return new Frame(null, supplied, values, owner, request, Kind.ONLY_FOR_CONTEXTS, null);
    }

    /** Whether a call that finds this frame belongs to it. */
    public boolean holdsForCalls() {
        return kind != Kind.ONLY_FOR_CONTEXTS;
    }

    public Frame open(ContextValues given) {
        return open(given, request == null ? null : request.latest());
    }

    /** @param latest the values of the request now; if they have changed, surrounding frames keep their values */
    public Frame open(ContextValues given, RequestSnapshot latest) {
        ContextValues inherited = latest == request ? values : valuesIn(latest);
        Frame base = depth < MAX_DEPTH ? this : new Frame(null, inherited, inherited, owner, latest);
        ContextValues merged = ContextMerge.merge(inherited, given);
        return new Frame(base, given, merged, owner, latest, Kind.CONTEXT, given.isCapped() ? capped(given, merged) : cap);
    }

    private UseCaseCap capped(ContextValues given, ContextValues merged) {
        Integer maxCalls = given.maxCalls();
        Double maxCostUsd = given.maxCostUsd();
        return new UseCaseCap(merged.useCaseName(), merged.useCaseId(), maxCalls == null ? -1 : maxCalls,
                maxCostUsd == null ? -1 : maxCostUsd, owner.spending(merged.useCaseName(), merged.useCaseId()), cap);
    }

    /** What the calls in this frame may cost; null where they are not capped. */
    public UseCaseCap cap() {
        return cap;
    }

    /** Whether the frame was opened in a request that gives values. */
    public boolean isInRequest() {
        return request != null;
    }

    /** The values that this frame would have if it were opened now. */
    private ContextValues valuesIn(RequestSnapshot latest) {
        return parent == null
                ? ContextMerge.merge(supplied, latest.values())
                : ContextMerge.merge(parent.valuesIn(latest), sameInstance());
    }

    /** The supplied values with the generated id: the instance of the use case that this frame began continues. */
    private ContextValues sameInstance() {
        boolean generated = supplied.useCaseName() != null && supplied.useCaseId() == null && values.useCaseId() != null;
        return generated ? supplied.toBuilder().set(ContextField.USE_CASE_ID, values.useCaseId()).build() : supplied;
    }

    /** A bean of the frame's application, on any thread; null if it has none. */
    public <T> T bean(Class<T> type) {
        return owner.bean(type);
    }

    /** The application of the frame. */
    public FrameOwner owner() {
        return owner;
    }

    public ContextValues values() {
        return values;
    }

    /** The levels that these values come from, the outermost first. Only for showing them: it takes some time. */
    public List<FrameLevel> levels() {
        List<FrameLevel> levels = new ArrayList<>();
        Frame frame = this;
        for (; frame.parent != null; frame = frame.parent) {
            if (frame.kind == Kind.CONTEXT) {
                levels.add(0, new FrameLevel(FrameLevel.Kind.CONTEXT, frame.supplied));
            }
        }
        if (request != null) {
            levels.addAll(0, request.levels());
        }
        levels.add(0, new FrameLevel(FrameLevel.Kind.ROOT, frame.supplied));
        return levels;
    }

    /** Remembers that a call was made in this frame: only the ends of such frames are reported to the owner. */
    public void markCalled() {
        called = true;
        for (Frame frame = this; frame != null && !frame.reached; frame = frame.parent) {
            frame.reached = true;
        }
    }

    /** Null for a root, which lasts as long as the application: results of different users would mix in it. */
    public PayiResult lastResult() {
        return lastResult;
    }

    /** The application asks for the result: those of the next calls are of interest. */
    public void resultRead() {
        owner.resultRead();
    }

    public void recordResult(PayiResult result) {
        for (Frame frame = this; frame.parent != null; frame = frame.parent) {
            frame.lastResult = result;
        }
    }

    /** Asynchronous work begins, which continues after the frame's scope; with a lazy type, for each subscription. */
    public void workBegins() {
        RUNNING.incrementAndGet(this);
        asynchronous = true;
    }

    /** Asynchronous work ends; to be called once for each beginning. */
    public void workEnds() {
        RUNNING.decrementAndGet(this);
    }

    /** A frame for the work after a call that was made in this frame. That work may belong to another frame. */
    public Frame afterCall() {
        return new Frame(this, ContextValues.NONE, values, owner, request, Kind.AFTER_CALL, cap);
    }

    /**
     * The frame that holds where this one is found. After a call, it is the innermost one whose asynchronous work has
     * not ended; null if there is only the root.
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

    /** The work has ended; see {@link FrameOwner#completed}. */
    public void completed(Throwable failure) {
        if (called) {
            owner.completed(this, failure);
        } else if (!reached && failure == null && supplied.get(ContextField.METHOD_STEP) == null) {
            // Most tools make no calls; the context around them counts.
            owner.completedWithoutCall(this);
        }
    }

    /** This thread's part of the work has ended; see {@link FrameOwner#detached}. */
    void detached(Throwable failure) {
        if (called) {
            owner.detached(this, failure);
        }
    }

    private enum Kind {
        CONTEXT,
        /** A root for contexts only, to which calls outside of contexts do not belong. */
        ONLY_FOR_CONTEXTS,
        /** After a call in its parent, which holds in its place. */
        AFTER_CALL
    }
}
