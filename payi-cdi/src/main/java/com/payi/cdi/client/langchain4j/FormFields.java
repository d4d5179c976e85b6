package com.payi.cdi.client.langchain4j;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import dev.langchain4j.http.client.HttpRequest;

/** The fields of a form as they are sent, without its files: the client below writes the form itself. */
final class FormFields {
    private static final String BOUNDARY = "--fields";
    private static final String LINE = "\r\n";

    private FormFields() {}

    /** Empty where there are no fields. */
    static Optional<byte[]> of(HttpRequest request) {
        if (request.formDataFields().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder form = new StringBuilder();
        for (Map.Entry<String, String> field : request.formDataFields().entrySet()) {
            form.append(BOUNDARY).append(LINE)
                    .append("Content-Disposition: form-data; name=\"").append(field.getKey()).append('"').append(LINE)
                    .append(LINE).append(field.getValue()).append(LINE);
        }
        form.append(BOUNDARY).append("--").append(LINE);
        return Optional.of(form.toString().getBytes(StandardCharsets.UTF_8));
    }
}
