package com.payi.cdi.internal.core.provider;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.internal.core.config.PriceMappings;
import com.payi.cdi.internal.core.config.PriceMappings.ModelMapping;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/** By whose price list a call is priced. What a context says counts; the configuration's mappings fill in where none does. */
public final class Pricing {
    private final PriceMappings mappings;
    private final ThrottledLog quiet;

    public Pricing(PriceMappings mappings, ThrottledLog quiet) {
        this.mappings = mappings;
        this.quiet = quiet;
    }

    /** What an event says of its price. */
    public record Price(String category, String resource, String scope) {}

    /**
     * @param category the provider's own
     * @param host in lower case
     * @param answerScope where the answer says the model ran, null if it does not: it knows best
     */
    public Price of(ContextValues context, String category, String resource, String host, String answerScope) {
        boolean decided = context.priceAsCategory() != null || context.priceAsResource() != null;
        ModelMapping mapping = decided ? null : mappings.of(resource, host);
        if (!decided && mapping == null && isAzure(category)) {
            quiet.warn("azure " + host + resource, () -> PayiLogger.LOG.azureWithoutPrice(host, resource));
        }
        String hostCategory = mappings.categoryByHost().getOrDefault(host, category);
        return new Price(firstOf(context.priceAsCategory(), mapping == null ? null : mapping.category(), hostCategory),
                firstOf(context.priceAsResource(), mapping == null ? null : mapping.resource(), resource),
                firstOf(answerScope, context.resourceScope(), mapping == null ? null : mapping.scope()));
    }

    private static boolean isAzure(String category) {
        return category.equals(PayiCategories.AZURE_OPENAI) || category.equals(PayiCategories.AZURE);
    }

    private static String firstOf(String first, String second, String third) {
        return first != null ? first : second != null ? second : third;
    }
}
