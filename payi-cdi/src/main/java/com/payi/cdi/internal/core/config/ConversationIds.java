package com.payi.cdi.internal.core.config;

/** Where the id of a conversation comes from, besides what the application gives. */
public enum ConversationIds {
    /** Nowhere. */
    OFF,
    /** From parameters of AI services with LangChain4j's {@code @MemoryId}. */
    MEMORY_ID
}
