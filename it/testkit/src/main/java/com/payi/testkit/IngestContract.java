package com.payi.testkit;

import java.util.Optional;
import java.util.ServiceLoader;
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

    /** A place where the rules may be found. */
    interface Source {
        Optional<IngestContract> find();
    }

    /** The rules of a service of the type {@link Source} that has some, else those in code. */
    static IngestContract find() {
        return ServiceLoader.load(Source.class, Source.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(source -> source.find().stream())
                .findFirst()
                .orElseGet(CodedContract::new);
    }
}
