package com.payi.cdi.internal.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.internal.core.config.NamedValues;
import com.payi.cdi.internal.core.config.PriceMappings;
import com.payi.cdi.internal.core.config.PriceMappings.ModelMapping;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.provider.Pricing.Price;
import com.payi.cdi.testing.LogCapture;

/** What a call is priced as: context, then the mapping of the model, then that of the host, then the provider. */
class PriceTest {
    private static final String HOST = "llm.example.com";

    private final PriceMappings mappings = new PriceMappings(NamedValues.of(Map.of(HOST, "by-host")),
            List.of(new ModelMapping("m", null, "by-model", "model", "global"),
                    new ModelMapping("scoped", null, null, null, "us"),
                    new ModelMapping("elsewhere", "other.example.com", "by-model", null, null)));

    @Test
    void withoutAMappingTheProvidersCategoryAndTheModel() {
        assertThat(price(PriceMappings.NONE, ContextValues.NONE, "m", null)).isEqualTo(new Price("provider", "m", null));
    }

    @Test
    void aMappingOfTheHostReplacesTheCategory() {
        assertThat(price(mappings, ContextValues.NONE, "other", null)).isEqualTo(new Price("by-host", "other", null));
    }

    @Test
    void aMappingOfTheModelCountsForMore() {
        assertThat(price(mappings, ContextValues.NONE, "m", null)).isEqualTo(new Price("by-model", "model", "global"));
        assertThat(price(mappings, ContextValues.NONE, "scoped", null)).isEqualTo(new Price("by-host", "scoped", "us"));
        assertThat(price(mappings, ContextValues.NONE, "elsewhere", null)).isEqualTo(new Price("by-host", "elsewhere", null));
    }

    @Test
    void aContextWithAPriceSwitchesTheModelsMappingOff() {
        ContextValues context = ContextValues.builder().set(ContextField.PRICE_AS_RESOURCE, "mine").build();
        assertThat(price(mappings, context, "m", null)).isEqualTo(new Price("by-host", "mine", null));
        ContextValues category = ContextValues.builder().set(ContextField.PRICE_AS_CATEGORY, "mine").build();
        assertThat(price(mappings, category, "m", null)).isEqualTo(new Price("mine", "m", null));
    }

    @Test
    void theScopeOfTheAnswerCountsForMostThenTheContexts() {
        ContextValues context = ContextValues.builder().set(ContextField.RESOURCE_SCOPE, "region.eu").build();
        assertThat(price(mappings, context, "m", "datazone.us").scope()).isEqualTo("datazone.us");
        assertThat(price(mappings, context, "m", null).scope()).isEqualTo("region.eu");
    }

    @Test
    void anAzureDeploymentThatNothingPricesIsLogged() {
        Pricing pricing = new Pricing(mappings, new ThrottledLog());
        try (LogCapture log = new LogCapture()) {
            pricing.of(ContextValues.NONE, PayiCategories.AZURE_OPENAI, "m", "mapped.example.com", null);
            pricing.of(ContextValues.builder().set(ContextField.PRICE_AS_CATEGORY, "c").build(), PayiCategories.AZURE, "my-gpt",
                    HOST, null);
            pricing.of(ContextValues.NONE, PayiCategories.OPENAI, "my-gpt", HOST, null);
            assertThat(log.lines()).isEmpty();
            pricing.of(ContextValues.NONE, PayiCategories.AZURE, "my-gpt", HOST, null);
            pricing.of(ContextValues.NONE, PayiCategories.AZURE, "my-gpt", HOST, null);
            assertThat(log.lines()).singleElement().asString().contains("PAYI00207", "my-gpt", HOST);
        }
    }

    @Test
    void anArnOfTheApplicationsOwnThatNothingPricesIsLogged() {
        String own = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/ab12cd34";
        Pricing pricing = new Pricing(
                new PriceMappings(NamedValues.of(Map.of()), List.of(new ModelMapping("arn:aws:bedrock:r:1:imported-model/a",
                        null, null, "model", null))),
                new ThrottledLog());
        try (LogCapture log = new LogCapture()) {
            for (String priced : List.of("anthropic.claude", "arn:aws:bedrock:r:1:imported-model/a",
                    "arn:aws:bedrock:r:1:inference-profile/us.anthropic.claude", "arn:aws:bedrock:r::foundation-model/m")) {
                pricing.of(ContextValues.NONE, PayiCategories.AWS_BEDROCK, priced, HOST, null);
            }
            pricing.of(ContextValues.builder().set(ContextField.PRICE_AS_RESOURCE, "m").build(), PayiCategories.AWS_BEDROCK,
                    own,
                    HOST, null);
            assertThat(log.lines()).isEmpty();
            assertThat(pricing.of(ContextValues.NONE, PayiCategories.AWS_BEDROCK, own, HOST, null).resource()).isEqualTo(own);
            pricing.of(ContextValues.NONE, PayiCategories.AWS_BEDROCK, own, HOST, null);
            assertThat(log.lines()).singleElement().asString().contains("PAYI00215", own);
        }
    }

    private static Price price(PriceMappings mappings, ContextValues context, String resource, String answerScope) {
        return new Pricing(mappings, new ThrottledLog()).of(context, "provider", resource, HOST, answerScope);
    }
}
