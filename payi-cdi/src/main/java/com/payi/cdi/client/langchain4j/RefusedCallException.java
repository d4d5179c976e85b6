package com.payi.cdi.client.langchain4j;

import com.payi.cdi.LimitBlockedException;

import dev.langchain4j.exception.NonRetriableException;

/** A refused call, of the only type that LangChain4j does not answer with the same call again. */
final class RefusedCallException extends NonRetriableException {
    private static final long serialVersionUID = 1L;

    RefusedCallException(LimitBlockedException refusal) {
        super(refusal);
    }
}
