package com.payi.cdi.internal.edge.threads;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.AsyncResultSupport;
import com.payi.cdi.spi.AsyncWork;

/** Wraps results of methods whose work continues after they return. The declared type decides, once for each type. */
@Singleton
public class AsyncResults {
    private static final AsyncResultSupport SYNCHRONOUS = new Synchronous();
    private static final MutinySupport MUTINY = new MutinySupport();

    private final List<AsyncResultSupport> supports = load();
    private final Map<Class<?>, AsyncResultSupport> known = new ConcurrentHashMap<>();
    private final ThrottledLog quiet = new ThrottledLog();
    private final Containment contained = new Containment();

    /** Support of Mutiny's types, for a platform that adds to it. */
    public static AsyncResultSupport ofMutiny() {
        return new MutinySupport();
    }

    /** Support of any {@code CompletionStage} and of {@code Future}, for a platform that adds to it. */
    public static AsyncResultSupport ofStages() {
        return new StageSupport();
    }

    /**
     * Keeps the frame of a method for the asynchronous work that the method has returned, if any.
     *
     * @param declared the type that the method is declared to return
     * @param open the frame's scope on the thread of the method; gets to know if the work continues
     * @return the result for the method's caller
     */
    public Object wrap(Class<?> declared, Object result, CurrentFrame.OpenFrame open) {
        AsyncResultSupport support = supportOf(declared);
        return support == SYNCHRONOUS || result == null
                ? result
                : wrap(support, declared, result, new FrameWork(open.frame(), true), open);
    }

    /**
     * The same for a part of the frame's work, which does not end the frame.
     *
     * @param subtask the scope of this part
     */
    public Object wrapSubtask(Class<?> declared, Object result, CurrentFrame.OpenFrame subtask) {
        AsyncResultSupport support = supportOf(declared);
        return support == SYNCHRONOUS || result == null
                ? result
                : wrap(support, declared, result, new FrameWork(subtask.frame(), false), subtask);
    }

    /**
     * Shows a listener the value of a result, at once or when it comes.
     *
     * @param listener must not throw
     * @return the result for the method's caller
     */
    public Object observed(Object result, Consumer<Object> listener) {
        if (result instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, failure) -> {
                if (failure == null) {
                    listener.accept(value);
                }
            });
            return result;
        }
        Object observed = MUTINY.observed(result, listener);
        if (observed == null) {
            listener.accept(result);
        }
        return observed == null ? result : observed;
    }

    private Object wrap(AsyncResultSupport support, Class<?> declared, Object result, FrameWork work,
            CurrentFrame.OpenFrame open) {
        return contained.value(declared.getName(), () -> {
            Object wrapped = support.wrap(result, work);
            if (declared.isInstance(wrapped)) {
                open.continueAsync();
                return wrapped;
            }
            quiet.warn(declared.getName(),
                    () -> PayiLogger.LOG.followedOtherwise(support.getClass().getName(), declared.getName()));
            return result;
        }, result, failure -> PayiLogger.LOG.notFollowed(declared.getName(), failure));
    }

    private AsyncResultSupport supportOf(Class<?> declared) {
        AsyncResultSupport support = known.get(declared);
        if (support == null) {
            support = find(declared);
            known.put(declared, support);
        }
        return support;
    }

    private AsyncResultSupport find(Class<?> declared) {
        for (AsyncResultSupport support : supports) {
            if (contained.value(declared.getName(), () -> support.supports(declared), false,
                    failure -> PayiLogger.LOG.notFollowed(declared.getName(), failure))) {
                return support;
            }
        }
        return SYNCHRONOUS;
    }

    /** Uses the library's own class loader: the thread's might find services of other applications on a server. */
    private static List<AsyncResultSupport> load() {
        List<AsyncResultSupport> found = new ArrayList<>();
        Iterator<AsyncResultSupport> services = ServiceLoader
                .load(AsyncResultSupport.class, AsyncResults.class.getClassLoader()).iterator();
        while (true) {
            try {
                if (!services.hasNext()) {
                    break;
                }
                found.add(services.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                PayiLogger.LOG.serviceUnusable(AsyncResultSupport.class.getName(), e);
            }
        }
        // The library's own come last, so that others can support narrower types in a better way.
        found.add(new MutinySupport());
        found.add(new StageSupport());
        found.add(new PublisherSupport());
        return List.copyOf(found);
    }

    /** For types that no support knows: the work ends when the method returns. */
    private static final class Synchronous implements AsyncResultSupport {
        @Override
        public boolean supports(Class<?> declared) {
            return true;
        }

        @Override
        public Object wrap(Object result, AsyncWork work) {
            return result;
        }
    }
}
