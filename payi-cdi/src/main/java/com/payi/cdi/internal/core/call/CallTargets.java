package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReferenceArray;

import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.spi.ProviderDialect;

/**
 * The targets of calls. An application calls the same few URIs again and again, so what is found out about one is kept.
 * Not about one with a query or user, either of which may be a key; and not what a dialect of the application answers.
 */
final class CallTargets {
    /** A power of two. Each URI has one place; another one with the same place takes it over. */
    private static final int PLACES = 128;
    private static final int LONGEST = 512;

    private final Dialects dialects;
    private final PayiConfiguration configuration;
    private final AtomicReferenceArray<Known> known = new AtomicReferenceArray<>(PLACES);

    private record Known(String method, String uri, CallTarget target) {}

    CallTargets(Dialects dialects, PayiConfiguration configuration) {
        this.dialects = dialects;
        this.configuration = configuration;
    }

    CallTarget of(String method, URI uri) {
        ProviderDialect own = dialects.ofApplication(method, uri);
        if (own != null) {
            return CallTarget.of(uri, own, configuration);
        }
        String text = uri.toString();
        int place = text.hashCode() & PLACES - 1;
        Known last = known.get(place);
        if (last != null && last.uri().equals(text) && last.method().equals(method)) {
            return last.target();
        }
        CallTarget target = CallTarget.of(uri, dialects.builtIn(method, uri), configuration);
        if (text.length() <= LONGEST && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
            known.set(place, new Known(method, text, target));
        }
        return target;
    }
}
