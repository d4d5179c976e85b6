/** Calls of LangChain4j's models: {@link com.payi.cdi.client.langchain4j.PayiLangChain4j} is the one line for a model. */
package com.payi.cdi.client.langchain4j;
