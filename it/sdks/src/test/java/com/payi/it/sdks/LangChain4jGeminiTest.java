package com.payi.it.sdks;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

@ClientUnderTest(value = "LangChain4j 1.19.0, Gemini", without = {"gzip", "proxyModeWithLastResult"})
class LangChain4jGeminiTest extends LangChain4jContract {
    private static final String NO_ROUTE = "Pay-i's proxy has no route for the Gemini API outside of Vertex";

    LangChain4jGeminiTest() {
        super(LangChain4jModel.GEMINI);
    }

    @Override
    @Test
    @Disabled(NO_ROUTE)
    void proxyModeWithLastResult() {}

    @Override
    @Test
    @Disabled(NO_ROUTE)
    void aCallThatPayiRefusesIsNotRepeated() {}
}
