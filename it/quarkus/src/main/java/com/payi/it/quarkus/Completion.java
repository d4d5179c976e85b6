package com.payi.it.quarkus;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** As much of an answer as the application looks at. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Completion(String id, String model) {}
