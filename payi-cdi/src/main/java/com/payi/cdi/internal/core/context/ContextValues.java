package com.payi.cdi.internal.core.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The values of a context, in one of two states. As <em>supplied</em> by an annotation or a program: null is "not given", an
 * empty text or collection is "blocked". As <em>effective</em>, after the merge: null is "none" and nothing is empty.
 */
public record ContextValues(String useCaseName, String useCaseId, Integer useCaseVersion, String useCaseStep,
        Map<String, String> useCaseProperties, List<String> limitIds, String userId, String accountName,
        Map<String, String> requestProperties, String priceAsCategory, String priceAsResource, String resourceScope,
        Boolean logPromptAndResponse, Boolean proxy) {
    public static final ContextValues NONE = builder().build();

    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.useCaseName = useCaseName;
        copy.useCaseId = useCaseId;
        copy.useCaseVersion = useCaseVersion;
        copy.useCaseStep = useCaseStep;
        copy.useCaseProperties = useCaseProperties;
        copy.limitIds = limitIds;
        copy.userId = userId;
        copy.accountName = accountName;
        copy.requestProperties = requestProperties;
        copy.priceAsCategory = priceAsCategory;
        copy.priceAsResource = priceAsResource;
        copy.resourceScope = resourceScope;
        copy.logPromptAndResponse = logPromptAndResponse;
        copy.proxy = proxy;
        return copy;
    }

    /** Collects values; collections are copied and keep their order. */
    public static final class Builder {
        private String useCaseName;
        private String useCaseId;
        private Integer useCaseVersion;
        private String useCaseStep;
        private Map<String, String> useCaseProperties;
        private List<String> limitIds;
        private String userId;
        private String accountName;
        private Map<String, String> requestProperties;
        private String priceAsCategory;
        private String priceAsResource;
        private String resourceScope;
        private Boolean logPromptAndResponse;
        private Boolean proxy;

        private Builder() {}

        public Builder useCaseName(String name) {
            useCaseName = name;
            return this;
        }

        public Builder useCaseId(String id) {
            useCaseId = id;
            return this;
        }

        public Builder useCaseVersion(Integer version) {
            useCaseVersion = version;
            return this;
        }

        public Builder useCaseStep(String step) {
            useCaseStep = step;
            return this;
        }

        public Builder useCaseProperties(Map<String, String> properties) {
            useCaseProperties = copy(properties);
            return this;
        }

        public Builder limitIds(List<String> ids) {
            limitIds = ids == null ? null : trimmed(ids);
            return this;
        }

        public Builder userId(String id) {
            userId = id;
            return this;
        }

        public Builder accountName(String name) {
            accountName = name;
            return this;
        }

        public Builder requestProperties(Map<String, String> properties) {
            requestProperties = copy(properties);
            return this;
        }

        public Builder priceAsCategory(String category) {
            priceAsCategory = category;
            return this;
        }

        public Builder priceAsResource(String resource) {
            priceAsResource = resource;
            return this;
        }

        public Builder resourceScope(String scope) {
            resourceScope = scope;
            return this;
        }

        public Builder logPromptAndResponse(Boolean log) {
            logPromptAndResponse = log;
            return this;
        }

        public Builder proxy(Boolean throughPayi) {
            proxy = throughPayi;
            return this;
        }

        public ContextValues build() {
            return new ContextValues(useCaseName, useCaseId, useCaseVersion, useCaseStep, useCaseProperties, limitIds, userId,
                    accountName, requestProperties, priceAsCategory, priceAsResource, resourceScope, logPromptAndResponse,
                    proxy);
        }

        /** Pay-i trims limit ids and drops blank ones, so {@code limitIds = ""} is as empty as {@code {}}. */
        private static List<String> trimmed(List<String> ids) {
            LinkedHashSet<String> kept = new LinkedHashSet<>();
            for (String id : ids) {
                if (id != null && !id.isBlank()) {
                    kept.add(id.strip());
                }
            }
            return Collections.unmodifiableList(new ArrayList<>(kept));
        }

        /** Not Map.copyOf: a null value is legal and order is kept. */
        private static Map<String, String> copy(Map<String, String> properties) {
            return properties == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }
}
