package com.payi.cdi.internal.core.provider.reading;

import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.PayiUrls;
import com.payi.cdi.internal.core.wire.CallUri;

/** What all of OpenAI's interfaces share: who offers them, and how Azure differs. */
public final class ProviderHost {
    private static final Pattern DEPLOYMENT = Pattern
            .compile("/openai/deployments/([^/]+)/|/serving-endpoints/([^/]+)/invocations$");
    private static final String[] AZURE_DOMAINS = {".openai.azure.com", ".cognitiveservices.azure.com",
            ".services.ai.azure.com"};

    private static final Set<String> KNOWN_DOMAINS = Set.of("openai.com", "mistral.ai", "groq.com", "deepseek.com",
            "together.xyz", "together.ai", "fireworks.ai", "openrouter.ai", "x.ai", "cerebras.ai", "perplexity.ai");

    private ProviderHost() {}

    public static boolean isAzure(URI uri) {
        String host = host(uri);
        for (String domain : AZURE_DOMAINS) {
            if (host.endsWith(domain)) {
                return true;
            }
        }
        String path = path(uri);
        return path.startsWith(PayiUrls.AZURE_OPENAI_PATH + '/') || path.contains("/openai/deployments/");
    }

    /** A host that offers GenAI and little else, or Pay-i's proxy. */
    public static boolean isKnown(URI uri) {
        String host = host(uri);
        return isAzure(uri) || path(uri).startsWith(PayiUrls.PROXY_PATH)
                || KNOWN_DOMAINS.stream().anyMatch(domain -> host.equals(domain) || host.endsWith('.' + domain));
    }

    public static String category(URI uri) {
        return isAzure(uri) ? PayiCategories.AZURE_OPENAI : PayiCategories.OPENAI;
    }

    /**
     * What Azure calls a deployment and Databricks a serving endpoint: in the path, where others name a model in the
     * body.
     */
    public static String deployment(URI uri) {
        Matcher deployment = DEPLOYMENT.matcher(path(uri));
        if (!deployment.find()) {
            return null;
        }
        return deployment.group(1) != null ? deployment.group(1) : deployment.group(2);
    }

    /** Pay-i's proxy knows Databricks only by the paths of OpenAI. */
    public static String proxyRoute(URI uri) {
        if (path(uri).endsWith("/invocations")) {
            return null;
        }
        return isAzure(uri) ? PayiUrls.AZURE_OPENAI_PATH : PayiUrls.OPENAI_PATH;
    }

    public static String defaultHost(URI uri) {
        return isAzure(uri) ? null : "api.openai.com";
    }

    public static String host(URI uri) {
        return CallUri.host(uri);
    }

    public static String path(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
