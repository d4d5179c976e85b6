package com.payi.cdi.internal.edge.track.metadata;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.context.ContextValues;

/** The tracked methods of the application, collected when it was deployed or built. */
public final class CollectedMethods {
    private final List<TrackedMethod> methods;

    public CollectedMethods(List<TrackedMethod> methods) {
        this.methods = List.copyOf(methods);
    }

    List<TrackedMethod> all() {
        return methods;
    }

    /** The mistakes in annotations and in the configuration of the methods, each once. */
    public Set<String> problems(ConfigLookup lookup) {
        OperationResolver resolver = new OperationResolver(lookup);
        methods.forEach(resolver::resolve);
        return resolver.problems();
    }

    /** What the methods give to their contexts, as far as it is known before they are called. */
    public List<ContextValues> values(ConfigLookup lookup) {
        OperationResolver resolver = new OperationResolver(lookup);
        return methods.stream().map(resolver::resolve).filter(TrackedOperation::isEnabled).map(TrackedOperation::values)
                .toList();
    }

    /** The configuration keys for tracked methods that have no effect, each with the reason. */
    public Map<String, String> ignoredKeys(ConfigLookup lookup) {
        return new TrackKeyCheck(methods).ignored(lookup);
    }
}
