package com.payi.cdi.internal.core.provider.reading;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.PayiUrls;
import com.payi.cdi.internal.core.wire.CallUri;

/** Who offers an interface, and who bills it, as far as host and path of a call show. */
public final class ProviderHost {
    private static final Pattern DEPLOYMENT = Pattern
            .compile("/openai/deployments/([^/]+)/|/serving-endpoints/([^/]+)/invocations$");
    private static final Pattern BEDROCK_LABEL = Pattern.compile("(^|\\.)bedrock(-[a-z0-9-]+)?\\.");
    private static final Pattern GOOGLE_LABEL = Pattern
            .compile("(^|\\.)(generativelanguage|[a-z0-9-]*aiplatform[a-z0-9-]*)\\.");
    private static final String[] AZURE = {"openai.azure.com", "cognitiveservices.azure.com", "services.ai.azure.com",
            "openai.azure.us", "cognitiveservices.azure.us", "openai.azure.cn", "cognitiveservices.azure.cn"};
    private static final String[] AWS = {"amazonaws.com", "amazonaws.com.cn", "api.aws"};
    private static final String[] GOOGLE = {"googleapis.com"};
    private static final String[] DATABRICKS = {"databricks.com", "azuredatabricks.net", "databricks.azure.us",
            "databricks.azure.cn"};

    private ProviderHost() {}

    /** Whether the host is one of these domains or below one, by whole labels: {@code notopenai.com} is not OpenAI's. */
    public static boolean isIn(URI uri, String... domains) {
        String host = host(uri);
        for (String domain : domains) {
            int before = host.length() - domain.length() - 1;
            if (host.endsWith(domain) && (before < 0 || host.charAt(before) == '.')) {
                return true;
            }
        }
        return false;
    }

    public static boolean isAzure(URI uri) {
        String path = path(uri);
        return isIn(uri, AZURE) || path.startsWith(PayiUrls.AZURE_OPENAI_PATH + '/') || path.contains("/openai/deployments/");
    }

    /** A host of Bedrock's, also behind a private endpoint. */
    public static boolean isBedrock(URI uri) {
        return isIn(uri, AWS) && BEDROCK_LABEL.matcher(host(uri)).find();
    }

    /** A host of Vertex AI or of the Gemini API. */
    public static boolean isGoogle(URI uri) {
        return isIn(uri, GOOGLE) && GOOGLE_LABEL.matcher(host(uri)).find();
    }

    /** Most of what a host of Databricks offers is no GenAI. */
    public static boolean isDatabricks(URI uri) {
        String path = path(uri);
        return isIn(uri, DATABRICKS) && (path.contains("/serving-endpoints/") || path.contains("/ai-gateway/"));
    }

    public static boolean isAnthropic(URI uri) {
        return isIn(uri, "anthropic.com");
    }

    /** A host that offers GenAI and little else, or Pay-i's proxy. */
    public static boolean isKnown(URI uri) {
        return takesStreamOptions(uri) || isAnthropic(uri) || isDatabricks(uri) || isIn(uri, OpenAiHosts.OTHERS);
    }

    /** A known host whose completions accept {@code stream_options}. */
    public static boolean takesStreamOptions(URI uri) {
        return isAzure(uri) || path(uri).startsWith(PayiUrls.PROXY_PATH) || isBedrock(uri) || isGoogle(uri)
                || isIn(uri, OpenAiHosts.WITH_STREAM_OPTIONS);
    }

    /** The price list of who bills a call of OpenAI's interface: a cloud, or else the provider. */
    public static String category(URI uri) {
        String provider = isAnthropic(uri) ? PayiCategories.ANTHROPIC : PayiCategories.OPENAI;
        return isAzure(uri) ? PayiCategories.AZURE_OPENAI : orOfCloud(uri, provider);
    }

    /**
     * The price list of the cloud that bills the call.
     *
     * @param otherwise for a host that is neither Bedrock's nor Google's
     */
    public static String orOfCloud(URI uri, String otherwise) {
        return isBedrock(uri) ? PayiCategories.AWS_BEDROCK : isGoogle(uri) ? PayiCategories.GOOGLE_VERTEX : otherwise;
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

    /**
     * Pay-i's proxy knows Databricks only by the paths of OpenAI, and has no route for OpenAI's interface of a cloud or of
     * Anthropic: it would price such a call as OpenAI's.
     */
    public static String proxyRoute(URI uri) {
        if (path(uri).endsWith("/invocations") || isBedrock(uri) || isGoogle(uri) || isAnthropic(uri)) {
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
