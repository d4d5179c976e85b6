package com.payi.it.kit;

import java.util.SortedSet;

import com.fasterxml.jackson.databind.JsonNode;

/** The rules of Pay-i's ingest API. */
interface IngestContract {
    /** Checks the headers and the query of a single ingest. */
    SortedSet<Finding> parameters(HttpRequestRecord request);

    /** Checks the body of a single ingest. */
    SortedSet<Finding> event(JsonNode body);

    /** Checks one item of a bulk ingest. */
    SortedSet<Finding> bulkItem(JsonNode item);

    /** The OpenAPI file's rules where the file is at hand, else their copy. */
    static IngestContract find() {
        return SharedFiles.find("payi.openapi.file", "reference/pay-i-ingest.openapi.json")
                .<IngestContract>map(OpenApiContract::new)
                .orElseGet(CodedContract::new);
    }
}
