package com.payi.cdi.internal.core.provider.openai;

import java.util.Map;
import java.util.function.UnaryOperator;

import com.payi.cdi.spi.JsonTree;

/**
 * The model that an answer names. On Azure a call names a deployment, whose name is the customer's: there, a header names
 * the deployment and the body the model behind it.
 */
final class AnsweredModel {
    private static final String PROPERTY = "payi.answered_model";

    private String deployment;
    private String model;

    void headers(UnaryOperator<String> headers) {
        deployment = given(headers.apply("x-ms-deployment-name"));
    }

    /** @param answer the object with the member {@code model}; Azure's first event has an empty one */
    void read(JsonTree answer) {
        if (model == null) {
            model = given(answer.at("model").text());
        }
    }

    /** The deployment, unless that is one of a router, which has no model of its own; null if nothing is named. */
    String model(String requested) {
        return deployment == null || model != null && (ModelName.isRouter(deployment) || ModelName.isRouter(requested))
                ? model
                : deployment;
    }

    /** Adds the model where the call may have named a deployment, so that a mapping to its price can be written. */
    void addTo(Map<String, String> properties, String requested) {
        if (model != null && !model.equals(requested) && (requested == null || deployment != null)) {
            properties.put(PROPERTY, model);
        }
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
