package com.payi.it.sdks;

class LangChain4jAnthropicTest extends LangChain4jContract {
    LangChain4jAnthropicTest() {
        super(LangChain4jModel.ANTHROPIC);
    }
}
