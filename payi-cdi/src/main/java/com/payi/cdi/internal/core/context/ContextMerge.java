package com.payi.cdi.internal.core.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Pay-i's rules for what holds inside a context: what was supplied, over what the surrounding context holds. */
final class ContextMerge {
    private ContextMerge() {}

    static ContextValues merge(ContextValues parent, ContextValues supplied) {
        if (supplied.equals(ContextValues.NONE)) {
            // The usual case: most annotations only mark where the context of a call begins.
            return parent;
        }
        ContextValues.Builder merged = ContextValues.builder();
        mergeUseCase(parent, supplied, merged);
        return merged.limitIds(union(parent.limitIds(), supplied.limitIds()))
                .userId(text(parent.userId(), supplied.userId()))
                .accountName(text(parent.accountName(), supplied.accountName()))
                .requestProperties(overlay(parent.requestProperties(), supplied.requestProperties()))
                .priceAsCategory(text(parent.priceAsCategory(), supplied.priceAsCategory()))
                .priceAsResource(text(parent.priceAsResource(), supplied.priceAsResource()))
                .resourceScope(text(parent.resourceScope(), supplied.resourceScope()))
                .logPromptAndResponse(given(parent.logPromptAndResponse(), supplied.logPromptAndResponse()))
                .proxy(given(parent.proxy(), supplied.proxy()))
                .build();
    }

    /** Without a name there is no use case, whatever else was given for it. */
    private static void mergeUseCase(ContextValues parent, ContextValues supplied, ContextValues.Builder merged) {
        String name = text(parent.useCaseName(), supplied.useCaseName());
        if (name == null) {
            return;
        }
        merged.useCaseName(name)
                .useCaseId(instanceId(parent, supplied, name))
                .useCaseVersion(given(parent.useCaseVersion(), supplied.useCaseVersion()))
                .useCaseStep(text(parent.useCaseStep(), supplied.useCaseStep()))
                .useCaseProperties(overlay(parent.useCaseProperties(), supplied.useCaseProperties()));
    }

    /** The same name continues the surrounding instance, also one without an id; another name begins a new one. */
    private static String instanceId(ContextValues parent, ContextValues supplied, String name) {
        if (supplied.useCaseId() != null) {
            return text(null, supplied.useCaseId());
        }
        return name.equals(parent.useCaseName()) ? parent.useCaseId() : UUID.randomUUID().toString();
    }

    private static <T> T given(T inherited, T own) {
        return own == null ? inherited : own;
    }

    private static String text(String inherited, String own) {
        if (own == null) {
            return inherited;
        }
        return own.isEmpty() ? null : own;
    }

    private static List<String> union(List<String> inherited, List<String> own) {
        if (own == null) {
            return inherited;
        }
        if (own.isEmpty()) {
            return null;
        }
        if (inherited == null) {
            return own;
        }
        LinkedHashSet<String> union = new LinkedHashSet<>(inherited);
        union.addAll(own);
        return Collections.unmodifiableList(new ArrayList<>(union));
    }

    private static Map<String, String> overlay(Map<String, String> inherited, Map<String, String> own) {
        if (own == null) {
            return inherited;
        }
        if (own.isEmpty()) {
            return null;
        }
        if (inherited == null) {
            return own;
        }
        Map<String, String> overlay = new LinkedHashMap<>(inherited);
        overlay.putAll(own);
        return overlay;
    }
}
