package com.payi.cdi.internal.edge.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import com.payi.cdi.TrackRequest;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.RequestSnapshot;
import com.payi.cdi.internal.core.context.RequestValues;
import com.payi.cdi.internal.core.context.UseCaseName;
import com.payi.cdi.internal.core.log.PayiLogger;

/** The level of a request. Made when somebody sets something, so that requests without it cost nothing. */
@RequestScoped
public class TrackRequestBean implements TrackRequest {
    private final RequestValues values = new RequestValues();
    private final RequestScopeFinder active;

    /** For the container's proxies. */
    protected TrackRequestBean() {
        this(null);
    }

    @Inject
    TrackRequestBean(RequestScopeFinder active) {
        this.active = active;
    }

    @PostConstruct
    void begun() {
        active.begun();
    }

    @PreDestroy
    void ended() {
        active.ended();
    }

    RequestSnapshot latest() {
        return values.latest();
    }

    /** Takes over what another service says of the request, as far as nothing else has been said of it. */
    public void fill(ContextValues said) {
        values.change(changed -> {
            ContextValues own = changed.build();
            // A name without an id has none, and one is not to be made up; an id makes no sense with another's name.
            if (own.useCaseName() == null && own.useCaseId() == null && said.useCaseName() != null) {
                changed.useCaseName(said.useCaseName()).useCaseId(said.useCaseId() == null ? "" : said.useCaseId());
            }
            if (own.userId() == null) {
                changed.userId(said.userId());
            }
            if (own.limitIds() == null) {
                changed.limitIds(said.limitIds());
            }
        });
    }

    @Override
    public void setUseCaseName(String name) {
        String fitted = name == null ? null : UseCaseName.fittedWithWarning(name);
        values.change(changed -> changed.useCaseName(fitted));
    }

    @Override
    public void setUseCaseId(String id) {
        values.change(changed -> changed.useCaseId(id));
    }

    @Override
    public void setUseCaseVersion(Integer version) {
        if (version != null && version < 0) {
            throw new IllegalArgumentException(PayiLogger.LOG.negativeVersion(version));
        }
        values.change(changed -> changed.useCaseVersion(version));
    }

    @Override
    public void setUseCaseProperties(Map<String, String> properties) {
        values.change(changed -> changed.useCaseProperties(properties));
    }

    @Override
    public void setLimitIds(List<String> ids) {
        List<String> copy = ids == null ? null : new ArrayList<>(ids);
        values.change(changed -> changed.limitIds(copy));
    }

    @Override
    public void setLimitIds(String... ids) {
        setLimitIds(List.of(Objects.requireNonNull(ids, "ids")));
    }

    @Override
    public void setUserId(String id) {
        values.change(changed -> changed.userId(id));
    }

    @Override
    public void setAccountName(String name) {
        values.change(changed -> changed.accountName(name));
    }

    @Override
    public void setRequestProperties(Map<String, String> properties) {
        values.change(changed -> changed.requestProperties(properties));
    }

    @Override
    public void setRequestProperty(String name, String value) {
        Objects.requireNonNull(name, "name");
        values.change(changed -> {
            Map<String, String> properties = new LinkedHashMap<>(orEmpty(changed.build()));
            properties.put(name, value);
            changed.requestProperties(properties);
        });
    }

    private static Map<String, String> orEmpty(ContextValues values) {
        return values.requestProperties() == null ? Map.of() : values.requestProperties();
    }
}
