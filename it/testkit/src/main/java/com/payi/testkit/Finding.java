package com.payi.testkit;

/**
 * One way in which a request breaks the contract.
 *
 * @param field where, for example {@code body /units/text/input} or {@code header xProxy-UseCase-Version}
 * @param rule  which rule, named by its keyword in the OpenAPI file, for example {@code minimum}
 */
record Finding(String field, String rule) implements Comparable<Finding> {

    static Finding body(String pointer, String rule) {
        return new Finding("body " + (pointer.isEmpty() ? "/" : pointer), rule);
    }

    /** The JSON pointer of a member of the value at a place. */
    static String member(String place, String name) {
        return place + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public int compareTo(Finding other) {
        return toString().compareTo(other.toString());
    }

    /** The code Pay-i gives such a request. */
    String code() {
        return switch (rule) {
            case "required" -> "required_field_missing";
            case "json" -> "invalid_json";
            default -> "request_processing_error";
        };
    }

    @Override
    public String toString() {
        return field + ": " + rule + " (" + explanation() + ")";
    }

    private String explanation() {
        return switch (rule) {
            case "additionalProperties" -> "the contract has no such field";
            case "contentType" -> "not JSON's";
            case "format" -> "not a date and time as in RFC 3339";
            case "json" -> "not JSON";
            case "maximum" -> "does not fit 32 bits";
            case "minimum" -> "too small";
            case "minLength" -> "must not be empty";
            case "oneOf" -> "matches none of the allowed forms";
            case "required" -> "missing";
            case "type" -> "has the wrong JSON type";
            default -> "not allowed";
        };
    }
}
