package com.payi.quarkus.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

/** Annotated on the class, on methods, and calling another tracked bean. */
@ApplicationScoped
@Track(useCaseName = "class_level", limitIds = "class_limit")
public class TrackedBean {
    @Inject
    Inner inner;

    public EffectiveContext byClass() {
        return TrackContext.current();
    }

    @Track(useCaseName = "method_level")
    public EffectiveContext byMethod() {
        return TrackContext.current();
    }

    @Track(useCaseName = "outer", userId = "anna", limitIds = "outer_limit")
    public EffectiveContext nested() {
        return inner.current();
    }

    @Track(useCaseName = "static_method")
    static EffectiveContext byStaticMethod() {
        return TrackContext.current();
    }

    /** The bean below. */
    @ApplicationScoped
    public static class Inner {
        @Track(useCaseName = "inner", limitIds = "inner_limit")
        public EffectiveContext current() {
            return TrackContext.current();
        }
    }
}
