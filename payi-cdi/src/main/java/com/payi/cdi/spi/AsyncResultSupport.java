package com.payi.cdi.spi;

/**
 * Makes the context of a {@link com.payi.cdi.Track} method hold for asynchronous work that the method returns, for one
 * family of types. The library supports {@code CompletionStage} and its subtypes, {@code Future},
 * {@code java.util.concurrent.Flow.Publisher}, and Mutiny's {@code Uni} and {@code Multi}. Applications can add others,
 * such as those of RxJava.
 *
 * <p>
 * A support is a service: the file {@code META-INF/services/com.payi.cdi.spi.AsyncResultSupport} names the class, which
 * has a public constructor without parameters. The class loader of the library has to see both, as it does where both
 * are in one application. Of several that support a type, the first one in the service files is used; the library's own
 * come last. One instance serves all threads.
 *
 * <p>
 * For a lazy type, whose work begins anew with each subscription, the support returns an object of that type in front
 * of the method's own, which passes on every signal:
 *
 * <pre>{@code
 * public Object wrap(Object result, AsyncWork work) {
 *     Single<?> single = (Single<?>) result;
 *     return Single.wrap(subscriber -> {
 *         AsyncWork.Run run = work.begin();
 *         try (TrackScope inside = run.methodContext()) {
 *             // Passes each signal on in run.callerContext(), and calls run.completed(…) at the end.
 *             single.subscribe(new Passing<>(subscriber, run));
 *         }
 *     });
 * }
 * }</pre>
 *
 * @since 0.1
 */
public interface AsyncResultSupport {
    /**
     * Whether this object supports methods with a return type. Called once for each type.
     *
     * @param declared the declared return type; the type of a result may be narrower
     * @return true if the results of such methods are to be passed to {@link #wrap}
     */
    boolean supports(Class<?> declared);

    /**
     * Connects one result to the context of the method. Called on the thread of the method, inside its context, before
     * the method returns to its caller. If this method throws, or returns an object that the declared type does not
     * allow, the caller gets the method's own result, the context ends when the method returns, and a warning is logged
     * once a minute.
     *
     * @param result the result of the method, never null
     * @param work the work behind the result
     * @return the object for the method's caller: the result itself, or one in front of it that passes on items,
     *         failures, demand and cancellation unchanged, and that does not begin the work before the caller does
     */
    Object wrap(Object result, AsyncWork work);
}
