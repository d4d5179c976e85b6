package com.payi.it.quarkus;

import com.payi.cdi.Track;

/** What an assistant inherits. */
@Track(useCaseName = "base_class", accountName = "acme")
public abstract class BaseAssistant {
    public void inheritClass() {
        client().text(Question.to("gpt-4o-mini"));
    }

    @Track(useCaseName = "base_method")
    public void inheritMethod() {
        client().text(Question.to("gpt-4o-mini"));
    }

    @Track(useCaseName = "not_to_be_seen")
    public void override() {
        client().text(Question.to("gpt-4o-mini"));
    }

    abstract ChatClient client();
}
