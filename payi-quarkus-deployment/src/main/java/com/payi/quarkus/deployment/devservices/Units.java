package com.payi.quarkus.deployment.devservices;

import java.util.LinkedHashMap;
import java.util.Map;

/** How much of one unit a call consumed. */
record Units(long input, long output) {
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("input", input);
        json.put("output", output);
        return json;
    }

    static Map<String, Object> json(Map<String, Units> units) {
        Map<String, Object> json = new LinkedHashMap<>();
        units.forEach((name, count) -> json.put(name, count.json()));
        return json;
    }
}
