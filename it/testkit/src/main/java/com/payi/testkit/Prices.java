package com.payi.testkit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What a unit costs in USD. */
final class Prices {
    private record Price(BigDecimal input, BigDecimal output) {}

    private static final Price DEFAULT = new Price(FakePayi.INPUT_PRICE, FakePayi.OUTPUT_PRICE);

    private final Map<String, Price> byModel = new ConcurrentHashMap<>();

    void set(String model, String input, String output) {
        byModel.put(Objects.requireNonNull(model, "model"), new Price(amount(input), amount(output)));
    }

    /** @param model null where the call names none */
    BigDecimal cost(String model, long input, long output) {
        Price price = price(model);
        return price.input().multiply(BigDecimal.valueOf(input)).add(price.output().multiply(BigDecimal.valueOf(output)));
    }

    void reset() {
        byModel.clear();
    }

    private Price price(String model) {
        return model == null ? DEFAULT : byModel.getOrDefault(model, DEFAULT);
    }

    private static BigDecimal amount(String usd) {
        BigDecimal amount;
        try {
            amount = new BigDecimal(usd);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A price is a number of USD for one token, such as 0.000002, not " + usd, e);
        }
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("A price is not negative, as " + usd + " is");
        }
        return amount;
    }
}
