package com.payi.testkit;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A condition on calls, and how messages name it.
 *
 * @param description completes "calls …"
 */
record Term(String description, Predicate<PayiCall> condition) {
    static Term useCase(String name) {
        return equal("of use case", name, PayiCall::useCaseName);
    }

    static Term step(String step) {
        return equal("of step", step, PayiCall::useCaseStep);
    }

    static Term user(String id) {
        return equal("of user", id, PayiCall::userId);
    }

    static Term account(String name) {
        return equal("of account", name, PayiCall::accountName);
    }

    static Term model(String name) {
        return equal("of model", name, PayiCall::model);
    }

    static Term limit(String id) {
        Objects.requireNonNull(id, "limit");
        return new Term("under limit \"" + id + "\"", call -> call.limitIds().contains(id));
    }

    static Term property(String name, String value) {
        return equal("with property " + name, value, call -> call.properties().get(name));
    }

    static Term useCaseProperty(String name, String value) {
        return equal("with use case property " + name, value, call -> call.useCaseProperties().get(name));
    }

    static Term status(int status) {
        return new Term("with status " + status, call -> call.status() != null && call.status() == status);
    }

    private static Term equal(String description, String value, Function<PayiCall, String> field) {
        Objects.requireNonNull(value, "A value is missing: calls " + description);
        return new Term(description + " \"" + value + "\"", call -> value.equals(field.apply(call)));
    }
}
