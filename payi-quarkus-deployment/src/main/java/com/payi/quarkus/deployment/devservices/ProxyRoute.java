package com.payi.quarkus.deployment.devservices;

import java.util.Arrays;
import java.util.Optional;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.PayiUrls;

/** A route of Pay-i's proxy. */
enum ProxyRoute {
    OPENAI(PayiUrls.OPENAI_PATH, PayiCategories.OPENAI, "https://api.openai.com"),
    AZURE_OPENAI(PayiUrls.AZURE_OPENAI_PATH, PayiCategories.AZURE_OPENAI, null),
    ANTHROPIC(PayiUrls.ANTHROPIC_PATH, PayiCategories.ANTHROPIC, "https://api.anthropic.com"),
    AZURE_ANTHROPIC(PayiUrls.AZURE_ANTHROPIC_PATH, PayiCategories.AZURE, null),
    BEDROCK(PayiUrls.BEDROCK_PATH, PayiCategories.AWS_BEDROCK, null),
    VERTEX(PayiUrls.VERTEX_PATH, PayiCategories.GOOGLE_VERTEX, null);

    private final String path;
    private final String category;
    private final String provider;

    ProxyRoute(String path, String category, String provider) {
        this.path = path;
        this.category = category;
        this.provider = provider;
    }

    static Optional<ProxyRoute> of(String target) {
        return Arrays.stream(values()).filter(route -> target.startsWith(route.path + '/')).findFirst();
    }

    /** What the provider has behind the route. */
    String behind(String target) {
        return target.substring(path.length());
    }

    String category() {
        return category;
    }

    /** The provider that Pay-i knows; null if each call has to name it. */
    String provider() {
        return provider;
    }
}
