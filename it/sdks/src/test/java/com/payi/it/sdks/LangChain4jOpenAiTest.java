package com.payi.it.sdks;

class LangChain4jOpenAiTest extends LangChain4jContract {
    LangChain4jOpenAiTest() {
        super(LangChain4jModel.OPENAI);
    }
}
