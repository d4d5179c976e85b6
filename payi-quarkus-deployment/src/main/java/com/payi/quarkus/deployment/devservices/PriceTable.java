package com.payi.quarkus.deployment.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;

/**
 * A dated list of public prices, and the prices of the application that replace some of them. Immutable.
 *
 * <pre>
 * {"prices": {"system.openai": {"gpt-4o-mini": {"text": {"input": 0.15, "output": 0.60}}}}}
 * </pre>
 *
 * The model {@code *} has what costs the same with every model of a category. A category with {@code "sameAs"} has the
 * prices of another one.
 */
final class PriceTable {
    static final String OF_APPLICATION = "application";

    private static final String LIST = "prices.json";
    private static final String SAME_AS = "sameAs";
    private static final String ANY_MODEL = "*";
    private static final String LARGE_CONTEXT = "_large_context";
    /** Tokens of these cost what text costs, unless a price of their own is listed. */
    private static final List<String> AS_TEXT = List.of("reasoning", "vision", "document", "video");

    private final String date;
    /** By category, model and unit. */
    private final Map<String, Map<String, Map<String, UnitPrice>>> prices;
    private final Map<String, String> sameAs;
    private final int replaced;

    private PriceTable(String date, Map<String, Map<String, Map<String, UnitPrice>>> prices, Map<String, String> sameAs,
            int replaced) {
        this.date = date;
        this.prices = prices;
        this.sameAs = sameAs;
        this.replaced = replaced;
    }

    /** The list of the extension. */
    static PriceTable list() {
        JsonTree list;
        try (InputStream in = PriceTable.class.getResourceAsStream(LIST)) {
            list = JsonDocumentReader.whole(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String date = list.at("date").text();
        return new PriceTable(date, Map.of(), Map.of(), 0).with(list, date);
    }

    /** When the prices of the list held. */
    String date() {
        return date;
    }

    /** How many models have a price of the application. */
    int replaced() {
        return replaced;
    }

    /**
     * With prices of the application.
     *
     * @throws IllegalArgumentException that names the place of a mistake
     */
    PriceTable with(JsonTree document) {
        return with(document, OF_APPLICATION);
    }

    private PriceTable with(JsonTree document, String origin) {
        if (!document.at("prices").isObject()) {
            throw new IllegalArgumentException("it has no object \"prices\": {\"<category>\": {\"<model>\": {\"<unit>\":"
                    + " {\"input\": USD for a million, \"output\": USD for a million}}}}");
        }
        Map<String, Map<String, Map<String, UnitPrice>>> all = new LinkedHashMap<>();
        prices.forEach((category, models) -> all.put(category, new LinkedHashMap<>(models)));
        Map<String, String> same = new LinkedHashMap<>(sameAs);
        int count = 0;
        for (Object category : document.at("prices").members().keySet()) {
            JsonTree models = document.at("prices", category.toString());
            if (models.at(SAME_AS).text() != null) {
                same.put(category.toString(), models.at(SAME_AS).text());
            }
            for (Object model : models.members().keySet()) {
                if (!model.equals(SAME_AS)) {
                    Map<String, UnitPrice> units = units(models.at(model.toString()), category + "/" + model, origin);
                    all.computeIfAbsent(category.toString(), name -> new LinkedHashMap<>())
                            .merge(model.toString().toLowerCase(Locale.ROOT), units, PriceTable::merged);
                    count++;
                }
            }
        }
        return new PriceTable(date, all, same, origin.equals(OF_APPLICATION) ? count : 0);
    }

    private static Map<String, UnitPrice> merged(Map<String, UnitPrice> before, Map<String, UnitPrice> replacing) {
        Map<String, UnitPrice> merged = new LinkedHashMap<>(before);
        merged.putAll(replacing);
        return merged;
    }

    private static Map<String, UnitPrice> units(JsonTree model, String place, String origin) {
        if (model.members().isEmpty()) {
            throw new IllegalArgumentException(place + " has no object with units");
        }
        Map<String, UnitPrice> units = new LinkedHashMap<>();
        for (Object unit : model.members().keySet()) {
            Map<?, ?> price = model.at(unit.toString()).members();
            if (price.isEmpty() || !List.of("input", "output").containsAll(price.keySet())) {
                throw new IllegalArgumentException(
                        place + "/" + unit + " needs the members \"input\" and \"output\", or one of them, and no other");
            }
            units.put(unit.toString(), new UnitPrice(number(price.get("input"), place + "/" + unit + "/input"),
                    number(price.get("output"), place + "/" + unit + "/output"), origin));
        }
        return units;
    }

    private static BigDecimal number(Object value, String place) {
        if (value == null) {
            return BigDecimal.ZERO;
        }
        try {
            BigDecimal number = new BigDecimal(value.toString());
            if (value instanceof Number && number.signum() >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below names the value.
        }
        throw new IllegalArgumentException(place + ": '" + value + "' is not a number of 0 or more");
    }

    Charge charge(String category, String resource, Map<String, Units> units) {
        BigDecimal input = BigDecimal.ZERO;
        BigDecimal output = BigDecimal.ZERO;
        Map<String, Units> unknown = new LinkedHashMap<>();
        String origin = null;
        List<Map<String, UnitPrice>> lists = lists(category, resource);
        for (Map.Entry<String, Units> unit : units.entrySet()) {
            UnitPrice price = price(lists, unit.getKey());
            if (price == null) {
                unknown.put(unit.getKey(), unit.getValue());
            } else {
                input = input.add(price.inputCost(unit.getValue()));
                output = output.add(price.outputCost(unit.getValue()));
                origin = OF_APPLICATION.equals(origin) ? origin : price.origin();
            }
        }
        return new Charge(input, output, unknown, origin);
    }

    /** Those of the model, then those of every model; a category's own before those that it shares. */
    private List<Map<String, UnitPrice>> lists(String category, String resource) {
        List<Map<String, UnitPrice>> found = new ArrayList<>();
        for (String list : sameAs.containsKey(category) ? List.of(category, sameAs.get(category)) : List.of(category)) {
            Map<String, Map<String, UnitPrice>> models = prices.getOrDefault(list, Map.of());
            ModelNames.of(resource).stream().map(models::get).filter(units -> units != null).findFirst().ifPresent(found::add);
            if (models.containsKey(ANY_MODEL)) {
                found.add(models.get(ANY_MODEL));
            }
        }
        return found;
    }

    private static UnitPrice price(List<Map<String, UnitPrice>> lists, String unit) {
        List<String> names = new ArrayList<>(List.of(unit));
        String plain = unit.endsWith(LARGE_CONTEXT) ? unit.substring(0, unit.length() - LARGE_CONTEXT.length()) : unit;
        if (AS_TEXT.contains(plain)) {
            names.add(unit.replace(plain, "text"));
        }
        names.add(plain);
        if (AS_TEXT.contains(plain)) {
            names.add("text");
        }
        for (String name : names) {
            for (Map<String, UnitPrice> units : lists) {
                if (units.containsKey(name)) {
                    return units.get(name);
                }
            }
        }
        return null;
    }
}
