package com.payi.it.sdks;

@ClientUnderTest(value = "LangChain4j 1.19.0, Anthropic", without = "gzip")
class LangChain4jAnthropicTest extends LangChain4jContract {
    LangChain4jAnthropicTest() {
        super(LangChain4jModel.ANTHROPIC);
    }
}
