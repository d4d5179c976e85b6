package dev.langchain4j.service;

/** Marks an AI service in tests of a module without LangChain4j. */
public @interface UserMessage {}
