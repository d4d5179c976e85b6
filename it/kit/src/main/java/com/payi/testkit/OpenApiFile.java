package com.payi.testkit;

import java.util.Optional;

import com.payi.it.kit.SharedFiles;

/** Lets the fake Pay-i check by the OpenAPI file where the file is at hand. */
public final class OpenApiFile implements IngestContract.Source {
    @Override
    public Optional<IngestContract> find() {
        return SharedFiles.find("payi.openapi.file", "reference/pay-i-ingest.openapi.json").map(OpenApiContract::new);
    }
}
