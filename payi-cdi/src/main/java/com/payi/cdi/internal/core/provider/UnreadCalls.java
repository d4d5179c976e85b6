package com.payi.cdi.internal.core.provider;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import com.payi.cdi.PayiUrls;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;

/**
 * Logs calls to providers that may cost something and that no dialect recognizes, once for each kind of path. What is
 * known to cost nothing, or is no call of a model, is not logged.
 */
final class UnreadCalls {
    /** Paths can be made of what users write, so neither memory nor log may grow with their number. */
    private static final int MOST_PATHS = 100;
    private static final Pattern WITHOUT_PRICE = Pattern.compile("/(?:files|uploads|models|batches|batch|fine_tuning"
            + "|fine-tuning|fine-tunes|vector_stores|assistants|evals|containers|organization|webhooks|moderations"
            + "|client_secrets|sessions|transcription_sessions|cancel|input_tokens|count_tokens|count-tokens|tokenize"
            + "|detokenize|tokens?|oauth2?|login|keys|datasets)(?:/[^/]+)?$|/(?:files|uploads|fine_tuning|fine-tuning"
            + "|vector_stores|evals|containers|organization|batches|datasets)/"
            + "|/threads(?:/(?!runs)[^/]+(?:/messages(?:/[^/]+)?)?)?$");
    private static final Pattern CONVERSATIONS = Pattern.compile("/conversations(?:/[^/]+(?:/items)?)?$");
    /** Most of what Google's and Azure's hosts offer is not GenAI; there, only these are calls of models. */
    private static final Pattern OF_GOOGLE = Pattern.compile(":(?!count|compute|cancel|wait|fetch)[A-Za-z]+$|/interactions$");
    private static final Pattern OF_AZURE = Pattern.compile("/(?:openai|models|anthropic|providers)/");
    private static final Pattern OF_BEDROCK = Pattern.compile("(?:^|\\.)bedrock(?:-agent)?-(?:runtime|mantle)");
    private static final Pattern BEFORE_A_NAME = Pattern.compile("deployments|models?|endpoints|serving-endpoints|engines"
            + "|projects|locations|threads|runs|responses|conversations|agents|agentAliases|sessions|files|accounts|guardrail"
            + "|version|knowledgebases|voices|videos");
    private static final Pattern NAME = Pattern.compile("(?=.*\\d).{8,}|.{40,}|.*%.*");

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** @param uri of a POST that no dialect recognizes */
    void note(URI uri) {
        if (!mayCost(uri) || logged.size() >= MOST_PATHS) {
            return;
        }
        String host = ProviderHost.host(uri);
        String path = withoutNames(uri.getRawPath());
        if (logged.add(host + path)) {
            PayiLogger.LOG.interfaceNotRead(host, path);
        }
    }

    private static boolean mayCost(URI uri) {
        String path = ProviderHost.path(uri);
        if (path.startsWith(PayiUrls.PROXY_PATH) || !ProviderHost.isKnown(uri) && !ProviderHost.isIn(uri, "anthropic.com")) {
            return false;
        }
        if (ProviderHost.isGoogle(uri)) {
            return OF_GOOGLE.matcher(path).find();
        }
        if (CONVERSATIONS.matcher(path).find()) {
            // OpenAI keeps them, Mistral answers them.
            return ProviderHost.isIn(uri, "mistral.ai");
        }
        if (ProviderHost.isBedrock(uri) && !OF_BEDROCK.matcher(ProviderHost.host(uri)).find()
                || ProviderHost.isAzure(uri) && !OF_AZURE.matcher(path).find()) {
            return false;
        }
        return !path.isEmpty() && !WITHOUT_PRICE.matcher(path).find();
    }

    /** With a placeholder for each name or id, so that the number of different paths is small. */
    static String withoutNames(String path) {
        StringBuilder kept = new StringBuilder();
        String before = "";
        for (String segment : path.split("/")) {
            int verb = segment.lastIndexOf(':');
            String name = verb < 0 ? segment : segment.substring(0, verb);
            boolean isName = !name.isEmpty() && (BEFORE_A_NAME.matcher(before).matches() || NAME.matcher(name).matches());
            if (!segment.isEmpty()) {
                kept.append('/').append(isName ? "{name}" : name).append(verb < 0 ? "" : segment.substring(verb));
            }
            before = segment;
        }
        return kept.length() > 200 ? kept.substring(0, 200) : kept.toString();
    }
}
