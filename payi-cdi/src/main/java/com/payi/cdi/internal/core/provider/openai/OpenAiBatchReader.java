package com.payi.cdi.internal.core.provider.openai;

import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.provider.reading.BackgroundReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** Reads an answer about one batch. */
final class OpenAiBatchReader implements BackgroundReader {
    static final JsonShape ANSWER = JsonShape.of("id", "object", "status", "model", "usage");

    private final WorkStatus status = new WorkStatus();
    private String id;
    private String model;
    private Map<String, Usage.Units> units = Map.of();

    @Override
    public void read(JsonTree batch) {
        if ("batch".equals(batch.at("object").text())) {
            id = batch.at("id").text();
            model = batch.at("model").text();
            units = OpenAiUsage.units(batch.at("usage"));
            status.read(batch.at("status").text());
        }
    }

    @Override
    public String workId() {
        return id;
    }

    @Override
    public boolean goesOn() {
        return status.goesOn();
    }

    @Override
    public boolean hasEnded() {
        return status.hasEnded();
    }

    @Override
    public Usage usage() {
        return new Usage(units, List.of(), id, model, null, Map.of("payi.batch", "true"));
    }
}
