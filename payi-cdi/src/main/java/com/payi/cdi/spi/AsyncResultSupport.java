package com.payi.cdi.spi;

/**
 * Makes the context of a {@link com.payi.cdi.Track} method hold for asynchronous work that the method returns, for one
 * family of types. The library supports {@code CompletionStage} and its subtypes, {@code Future},
 * {@code java.util.concurrent.Flow.Publisher}, and Mutiny's {@code Uni} and {@code Multi}; applications can add others, such
 * as those of RxJava.
 *
 * <p>
 * Found as a service: {@code META-INF/services/com.payi.cdi.spi.AsyncResultSupport} names the class, which has a public
 * constructor without parameters. It has to be seen by the class loader that the library itself is in, which it is where
 * both are in one application. Of several that support a type, the first that is found is taken, and the library's own last. One instance serves all
 * threads.
 *
 * <p>
 * A type that is lazy, because the work begins anew with each subscription, is put in front of the returned object and
 * passes everything on:
 *
 * <pre>{@code
 * public Object wrap(Object result, AsyncWork work) {
 *     Single<?> single = (Single<?>) result;
 *     return Single.wrap(subscriber -> {
 *         AsyncWork.Run run = work.begin();
 *         try (TrackScope inside = run.methodContext()) {
 *             single.subscribe(new Passing<>(subscriber, run));   // signals in run.callerContext(), and run.completed(…) at the end
 *         }
 *     });
 * }
 * }</pre>
 *
 * @since 0.1
 */
public interface AsyncResultSupport {
    /**
     * Tells whether methods of a type are asynchronous and supported here. Asked once for each type.
     *
     * @param declared the type that the method is declared to return; what it really returns may be narrower
     * @return whether {@link #wrap} is to be called with the results of such methods
     */
    boolean supports(Class<?> declared);

    /**
     * Follows one result. Called on the thread of the method, inside of its context, just before the method returns to its
     * caller. If it throws, or returns what the declared type does not allow, the caller gets the method's own result, and the
     * context ends as the method returns.
     *
     * @param result what the method returned, never null
     * @param work the work behind it
     * @return what the method's caller gets: the same object, or one in front of it that passes on items, failures, demand and
     *         cancellation unchanged. It must not begin the work by itself.
     */
    Object wrap(Object result, AsyncWork work);
}
