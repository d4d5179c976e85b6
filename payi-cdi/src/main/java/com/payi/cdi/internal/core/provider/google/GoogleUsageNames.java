package com.payi.cdi.internal.core.provider.google;

/**
 * How an interface of Google's names its counts.
 *
 * @param tokens the count in the details of a modality
 */
record GoogleUsageNames(String prompt, String answer, String thoughts, String toolPrompt, String cached,
        String promptDetails, String answerDetails, String toolPromptDetails, String cachedDetails, String tokens) {
    static final GoogleUsageNames GENERATE = new GoogleUsageNames("promptTokenCount", "candidatesTokenCount",
            "thoughtsTokenCount", "toolUsePromptTokenCount", "cachedContentTokenCount", "promptTokensDetails",
            "candidatesTokensDetails", "toolUsePromptTokensDetails", "cacheTokensDetails", "tokenCount");

    static final GoogleUsageNames INTERACTION = new GoogleUsageNames("total_input_tokens", "total_output_tokens",
            "total_thought_tokens", "total_tool_use_tokens", "total_cached_tokens", "input_tokens_by_modality",
            "output_tokens_by_modality", "tool_use_tokens_by_modality", "cached_tokens_by_modality", "tokens");
}
