package com.payi.it.quarkus;

import com.payi.cdi.Track;

/** What an assistant inherits. */
@Track(useCaseName = "base_class", accountName = "acme")
public abstract class BaseAssistant {
    public void inheritClass() {
        call();
    }

    @Track(useCaseName = "base_method")
    public void inheritMethod() {
        call();
    }

    @Track(useCaseName = "not_to_be_seen")
    public void override() {
        call();
    }

    abstract void call();
}
