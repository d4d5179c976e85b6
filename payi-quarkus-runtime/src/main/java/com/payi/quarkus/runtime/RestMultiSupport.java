package com.payi.quarkus.runtime;

import java.util.List;
import java.util.Map;

import org.jboss.resteasy.reactive.RestMulti;

import com.payi.cdi.internal.edge.threads.AsyncResults;
import com.payi.cdi.spi.AsyncResultSupport;
import com.payi.cdi.spi.AsyncWork;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/**
 * Supports {@code RestMulti}, which gives the server a status and headers, wherever a {@code Multi} may be one. Found
 * before the library's own support of {@code Multi}, whose wrapper would lose both. A service that is loaded without
 * Quarkus REST, too, so nested classes name its types.
 */
public final class RestMultiSupport implements AsyncResultSupport {
    private static final String REST_MULTI = "org.jboss.resteasy.reactive.RestMulti";

    private final AsyncResultSupport ofMutiny = AsyncResults.ofMutiny();

    @Override
    public boolean supports(Class<?> declared) {
        return declared.getName().equals(REST_MULTI) || ofMutiny.supports(declared);
    }

    @Override
    public Object wrap(Object result, AsyncWork work) {
        Object wrapped = ofMutiny.wrap(result, work);
        return isRestMulti(result) ? RestMultis.like((RestMulti<?>) result, (Multi<?>) wrapped) : wrapped;
    }

    private static boolean isRestMulti(Object result) {
        for (Class<?> type = result.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(REST_MULTI)) {
                return true;
            }
        }
        return false;
    }

    /** Names the types of Quarkus REST. */
    private static final class RestMultis {
        /** The server reads demand and encoding of one kind, which only its builder can set. */
        private static <T> RestMulti<T> like(RestMulti<?> original, Multi<T> multi) {
            return original instanceof RestMulti.SyncRestMulti<?> built
                    ? rebuilt(built, multi)
                    : new FramedRestMulti<>(original, multi);
        }

        private static <T> RestMulti<T> rebuilt(RestMulti.SyncRestMulti<?> original, Multi<T> multi) {
            RestMulti.SyncRestMulti.Builder<T> builder = RestMulti.fromMultiData(multi).withDemand(original.getDemand())
                    .encodeAsJsonArray(original.encodeAsJsonArray());
            if (original.getStatus() != null) {
                builder.status(original.getStatus());
            }
            original.getHeaders().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
            return builder.build();
        }
    }

    /** Has the status and the headers of the original, which may set them while it works. */
    private static final class FramedRestMulti<T> extends RestMulti<T> {
        private final RestMulti<?> original;
        private final Multi<T> multi;

        private FramedRestMulti(RestMulti<?> original, Multi<T> multi) {
            this.original = original;
            this.multi = multi;
        }

        @Override
        public void subscribe(MultiSubscriber<? super T> subscriber) {
            multi.subscribe(subscriber);
        }

        @Override
        public Integer getStatus() {
            return original.getStatus();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return original.getHeaders();
        }
    }
}
