package com.payi.cdi.internal.core.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/** Writes compact JSON. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;
    private final StringBuilderWriter text;

    private JsonText(JsonGenerator generator, StringBuilderWriter text) {
        this.generator = generator;
        this.text = text;
    }

    /** What is written; may throw what writing throws. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonText json) throws IOException;
    }

    public static String write(Content content) {
        // To characters, not bytes: a byte generator refuses half a surrogate pair, which a cut text may end with.
        StringBuilderWriter text = new StringBuilderWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            content.writeTo(new JsonText(generator, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** How many characters are written so far. */
    public int length() throws IOException {
        generator.flush();
        return text.length();
    }

    public JsonText beginObject() throws IOException {
        generator.writeStartObject();
        return this;
    }

    public JsonText endObject() throws IOException {
        generator.writeEndObject();
        return this;
    }

    public JsonText beginArray() throws IOException {
        generator.writeStartArray();
        return this;
    }

    public JsonText endArray() throws IOException {
        generator.writeEndArray();
        return this;
    }

    public JsonText name(String name) throws IOException {
        generator.writeFieldName(name);
        return this;
    }

    /** A member; left out if its value is null. */
    public JsonText member(String name, Object value) throws IOException {
        return value == null ? this : name(name).value(value);
    }

    /** A text, number, boolean, null, or a map or list of them. */
    public JsonText value(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            beginObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                name(String.valueOf(member.getKey())).value(member.getValue());
            }
            return endObject();
        }
        if (value instanceof List<?> list) {
            beginArray();
            for (Object element : list) {
                value(element);
            }
            return endArray();
        }
        scalar(value);
        return this;
    }

    private void scalar(Object value) throws IOException {
        if (value instanceof Double number) {
            generator.writeNumber(number);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value == null) {
            generator.writeNull();
        } else {
            generator.writeString(value.toString());
        }
    }
}
