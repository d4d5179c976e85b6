package com.payi.it.sdks;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.payi.cdi.Track;

/** A bean that calls models. */
@ApplicationScoped
public class LangChain4jDesk {
    static final String USE_CASE = "desk";
    static final String USER = "anna";

    @Track(useCaseName = USE_CASE, userId = USER)
    public <T> T ask(Supplier<T> question) {
        return question.get();
    }
}
