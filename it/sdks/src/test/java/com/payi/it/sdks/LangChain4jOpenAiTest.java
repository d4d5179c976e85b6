package com.payi.it.sdks;

@ClientUnderTest(value = "LangChain4j 1.19.0, OpenAI", without = "gzip")
class LangChain4jOpenAiTest extends LangChain4jContract {
    LangChain4jOpenAiTest() {
        super(LangChain4jModel.OPENAI);
    }
}
