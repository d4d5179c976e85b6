package com.payi.cdi.internal.edge.tracing;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.PayiResult;
import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.spi.Usage;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;

/**
 * The attributes of a span that a call was made in: those of OpenTelemetry's conventions for GenAI, and those of the
 * context. Of several calls in one span, the last one counts. An ended span ignores them.
 */
final class SpanAttributes {
    private static final Set<String> TOKENS = Set.of(UnitNames.TEXT, UnitNames.TEXT_CACHE_READ, UnitNames.TEXT_CACHE_WRITE,
            UnitNames.TEXT_CACHE_WRITE_1H, UnitNames.REASONING, UnitNames.VISION, UnitNames.AUDIO);

    private final Span span;

    SpanAttributes(Span span) {
        this.span = span;
    }

    void called(ContextValues context, String category) {
        text("gen_ai.provider.name", provider(category));
        text("payi.use_case_name", context.useCaseName());
        text("payi.use_case_id", context.useCaseId());
        text("payi.user_id", context.userId());
        text("payi.account_name", context.text(ContextField.ACCOUNT_NAME));
        if (context.limitIds() != null) {
            span.setAttribute(AttributeKey.stringArrayKey("payi.limit_ids"), context.limitIds());
        }
    }

    /** Without the {@code system.} that categories begin with. */
    private static String provider(String category) {
        return category == null ? null : category.replaceFirst("^system\\.", "").toLowerCase(Locale.ROOT);
    }

    /** @param usage null if it is not known */
    void answered(FinishedExchange exchange, Usage usage) {
        text("gen_ai.request.model", exchange.request().model());
        if (usage == null) {
            return;
        }
        text("gen_ai.response.model", usage.model());
        text("gen_ai.response.id", usage.responseId());
        long input = 0;
        long output = 0;
        for (Map.Entry<String, Usage.Units> units : usage.units().entrySet()) {
            if (TOKENS.contains(units.getKey().replace(UnitNames.LARGE_CONTEXT_SUFFIX, ""))) {
                input += units.getValue().input();
                output += units.getValue().output();
            }
        }
        if (!usage.units().isEmpty()) {
            span.setAttribute("gen_ai.usage.input_tokens", input);
            span.setAttribute("gen_ai.usage.output_tokens", output);
        }
    }

    void priced(PayiResult result) {
        result.cost().ifPresent(cost -> span.setAttribute("payi.cost", cost.total()));
    }

    private void text(String name, String value) {
        if (value != null) {
            span.setAttribute(name, value);
        }
    }
}
