package com.payi.cdi.internal.core.provider;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.internal.core.config.PriceMappings;
import com.payi.cdi.internal.core.config.PriceMappings.ModelMapping;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * The price list that a call is priced by: the context's, or else that of the configuration's mappings, or the
 * provider's.
 */
public final class Pricing {
    private final PriceMappings mappings;
    private final ThrottledLog quiet;

    public Pricing(PriceMappings mappings, ThrottledLog quiet) {
        this.mappings = mappings;
        this.quiet = quiet;
    }

    /** The members of an event that its price depends on. */
    public record Price(String category, String resource, String scope) {}

    /**
     * @param category the provider's own
     * @param host in lower case
     * @param answerScope where the model ran, as the answer names it; null if it does not
     */
    public Price of(ContextValues context, String category, String resource, String host, String answerScope) {
        boolean decided = context.priceAsCategory() != null || context.priceAsResource() != null;
        ModelMapping mapping = decided ? null : mappings.of(resource, host);
        if (!decided && mapping == null && isAzure(category)) {
            quiet.warn("azure " + host + resource, () -> PayiLogger.LOG.azureWithoutPrice(host, resource));
        }
        if (!decided && mapping == null && category.equals(PayiCategories.AWS_BEDROCK) && isOwnName(resource)) {
            quiet.warn("arn " + resource, () -> PayiLogger.LOG.arnWithoutPrice(resource));
        }
        String configured = mappings.categoryByHost().get(host);
        String hostCategory = configured == null ? category : configured;
        return new Price(firstOf(context.priceAsCategory(), mapping == null ? null : mapping.category(), hostCategory),
                firstOf(context.priceAsResource(), mapping == null ? null : mapping.resource(), resource),
                firstOf(answerScope, context.resourceScope(), mapping == null ? null : mapping.scope()));
    }

    /** An ARN that ends with a name or number of the application's own instead of a model's. */
    private static boolean isOwnName(String resource) {
        return resource.startsWith("arn:") && !resource.contains(":foundation-model/")
                && !resource.contains(":inference-profile/");
    }

    private static boolean isAzure(String category) {
        return category.equals(PayiCategories.AZURE_OPENAI) || category.equals(PayiCategories.AZURE);
    }

    private static String firstOf(String first, String second, String third) {
        return first != null ? first : second != null ? second : third;
    }
}
