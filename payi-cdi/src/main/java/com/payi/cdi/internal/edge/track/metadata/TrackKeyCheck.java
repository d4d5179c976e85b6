package com.payi.cdi.internal.edge.track.metadata;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.context.ContextField;

/** Finds configuration keys for tracked classes that change nothing, most likely because of a misspelling. */
final class TrackKeyCheck {
    private static final Pattern KEY = Pattern.compile("(?:([^/]+)/)?(?:([^/]+)/)?Track/(.*)");

    private final Collection<TrackedMethod> methods;

    TrackKeyCheck(Collection<TrackedMethod> methods) {
        this.methods = methods;
    }

    /** The keys without effect, each with the reason. */
    Map<String, String> ignored(ConfigLookup lookup) {
        Map<String, String> ignored = new TreeMap<>();
        for (String name : lookup.names()) {
            Matcher key = KEY.matcher(name);
            if (key.matches()) {
                String reason = reason(key.group(1), key.group(2), key.group(3));
                if (reason != null) {
                    ignored.put(name, reason);
                }
            }
        }
        return ignored;
    }

    /** Null if the key has an effect, or is for a class that is not tracked. */
    private String reason(String type, String method, String member) {
        if (type != null && methods.stream().noneMatch(tracked -> concerns(tracked, type))) {
            return null;
        }
        boolean enabled = member.equals(TrackConfiguration.ENABLED);
        if (!enabled && ContextField.annotated().stream().noneMatch(known -> known.memberName().equals(member))) {
            return "@Track has no member '" + member + "'; it has " + String.join(", ",
                    ContextField.annotated().stream().map(ContextField::memberName).toList()) + " and enabled";
        }
        if (type == null) {
            return null;
        }
        return method == null ? classKey(type, member, enabled) : methodKey(type, method, member, enabled);
    }

    private String classKey(String type, String member, boolean enabled) {
        boolean effective = methods.stream().anyMatch(tracked -> (enabled || !tracked.isOnMethod())
                && TrackConfiguration.classPrefixes(tracked).contains(type + "/"));
        return effective
                ? null
                : "the annotations are on methods; write " + type + "/<method>/Track/" + member;
    }

    private String methodKey(String type, String method, String member, boolean enabled) {
        String prefix = type + "/" + method + "/";
        if (methods.stream().noneMatch(tracked -> TrackConfiguration.methodPrefixes(tracked).contains(prefix))) {
            return "the method is not tracked";
        }
        boolean effective = methods.stream().anyMatch(tracked -> (enabled || tracked.isOnMethod())
                && TrackConfiguration.methodPrefixes(tracked).contains(prefix));
        return effective ? null : "the annotation is on the class; write " + type + "/Track/" + member;
    }

    private static boolean concerns(TrackedMethod tracked, String type) {
        return type.equals(tracked.beanClass()) || type.equals(tracked.declaringClass()) || type.equals(tracked.carrier());
    }
}
