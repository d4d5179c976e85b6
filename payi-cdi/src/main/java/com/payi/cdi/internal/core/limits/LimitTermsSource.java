package com.payi.cdi.internal.core.limits;

import java.util.concurrent.CompletionStage;

/** Asks Pay-i about limits. */
public interface LimitTermsSource {
    /** Never waits. The stage completes exceptionally if Pay-i gives no answer that helps. */
    CompletionStage<LimitTerms> ask(String limitId);
}
