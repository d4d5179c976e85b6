package com.payi.cdi.internal.edge.request;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import com.payi.cdi.TrackRequest;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.RequestSnapshot;
import com.payi.cdi.internal.core.context.RequestValues;

/** The values of a request. Created when the application sets the first one, so that other requests cost nothing. */
@RequestScoped
public class TrackRequestBean implements TrackRequest {
    private final RequestValues values = new RequestValues();
    private final RequestScopeFinder finder;
    private volatile Principal user;

    /** For the container's proxies. */
    protected TrackRequestBean() {
        this(null);
    }

    @Inject
    TrackRequestBean(RequestScopeFinder finder) {
        this.finder = finder;
    }

    @PostConstruct
    void begun() {
        finder.begun();
    }

    @PreDestroy
    void ended() {
        finder.ended();
    }

    RequestSnapshot latest() {
        return values.latest();
    }

    /** The user whom the platform has authenticated for this request, null for none that is known. */
    Principal user() {
        return user;
    }

    /** Notes the user for platforms that show it to nothing but the request. */
    public void authenticated(Principal user) {
        this.user = user;
    }

    /** Adds the values that a calling service has sent, except where this request has a value of its own. */
    public void fill(ContextValues received) {
        values.receive(changed -> {
            // Without an id the instance has none, so no id is generated. An id belongs to its name.
            if (changed.get(ContextField.USE_CASE_NAME) == null && changed.get(ContextField.USE_CASE_ID) == null
                    && received.useCaseName() != null) {
                changed.set(ContextField.USE_CASE_NAME, received.useCaseName())
                        .set(ContextField.USE_CASE_ID, received.useCaseId() == null ? "" : received.useCaseId());
            }
            fill(changed, ContextField.USER_ID, received);
            fill(changed, ContextField.LIMIT_IDS, received);
        });
    }

    private static void fill(ContextValues.Builder changed, ContextField field, ContextValues received) {
        if (changed.get(field) == null) {
            changed.set(field, received.get(field));
        }
    }

    @Override
    public void set(String name, Object value) {
        ContextField field = ContextField.named(name);
        values.change(changed -> changed.setAtRunTime(field, value));
    }

    @Override
    public void setRequestProperty(String name, String value) {
        Objects.requireNonNull(name, "name");
        values.change(changed -> {
            Map<Object, Object> properties = new LinkedHashMap<>();
            if (changed.get(ContextField.REQUEST_PROPERTIES) instanceof Map<?, ?> known) {
                properties.putAll(known);
            }
            properties.put(name, value);
            changed.set(ContextField.REQUEST_PROPERTIES, properties);
        });
    }
}
