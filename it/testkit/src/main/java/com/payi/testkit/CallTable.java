package com.payi.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a failed assertion shows: the calls that came, and what was refused. */
final class CallTable {
    private static final int MOST_ROWS = 50;
    private static final int MOST_VIOLATIONS = 10;

    private static final Map<String, Function<PayiCall, Object>> COLUMNS = columns();

    private final FakePayi payi;

    CallTable(FakePayi payi) {
        this.payi = payi;
    }

    static String count(int calls) {
        return calls == 1 ? "1 call" : calls + " calls";
    }

    static String time(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    String of(List<PayiCall> calls, Selection selection) {
        StringBuilder text = new StringBuilder();
        if (calls.isEmpty()) {
            text.append("No call came to ").append(payi.uri()).append(": is it what payi.base-url names?");
            text.append(" It had ").append(payi.requests().size()).append(" requests.");
        } else {
            long matching = calls.stream().filter(selection::has).count();
            text.append("Of ").append(count(calls.size())).append(", ").append(matching);
            text.append(matching == 1 ? " is" : " are").append(" selected (>):");
            rows(calls, selection).forEach(line -> text.append('\n').append(line));
        }
        if (payi.routes.wrongKeys() > 0) {
            text.append("\nRefused: ").append(payi.routes.wrongKeys())
                    .append(" requests without the key that this Pay-i knows; payi.api-key has to be its key.");
        }
        payi.violations().stream().limit(MOST_VIOLATIONS).forEach(violation -> text.append("\nRefused: ").append(violation));
        return text.toString();
    }

    private static List<String> rows(List<PayiCall> calls, Selection selection) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.copyOf(COLUMNS.keySet()));
        calls.stream().limit(MOST_ROWS).forEach(call -> rows.add(COLUMNS.values().stream().map(column -> cell(column, call))
                .toList()));
        List<Integer> shown = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            if (isUsed(rows, column)) {
                shown.add(column);
            }
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            boolean selected = row > 0 && selection.has(calls.get(row - 1));
            lines.add((selected ? "> " : "  ") + line(rows, row, shown));
        }
        if (calls.size() > MOST_ROWS) {
            lines.add("  and " + count(calls.size() - MOST_ROWS) + " more");
        }
        return lines;
    }

    private static String line(List<List<String>> rows, int row, List<Integer> shown) {
        return shown.stream().map(column -> {
            int width = rows.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
            String cell = rows.get(row).get(column);
            return cell + " ".repeat(width - cell.length());
        }).collect(Collectors.joining("  ")).stripTrailing();
    }

    /** Columns that nothing is in are left out, except the first two. */
    private static boolean isUsed(List<List<String>> rows, int column) {
        return column < 2 || rows.stream().skip(1).anyMatch(cells -> !cells.get(column).equals("-"));
    }

    private static String cell(Function<PayiCall, Object> column, PayiCall call) {
        String text = Objects.toString(column.apply(call), "");
        return text.isEmpty() ? "-" : text;
    }

    private static Map<String, Function<PayiCall, Object>> columns() {
        Map<String, Function<PayiCall, Object>> columns = new LinkedHashMap<>();
        columns.put("use case", PayiCall::useCaseName);
        columns.put("user", PayiCall::userId);
        columns.put("step", PayiCall::useCaseStep);
        columns.put("account", PayiCall::accountName);
        columns.put("limits", call -> String.join(",", call.limitIds()));
        columns.put("model", PayiCall::model);
        columns.put("status", PayiCall::status);
        columns.put("input", PayiCall::inputTokens);
        columns.put("output", PayiCall::outputTokens);
        columns.put("USD", call -> call.cost().stripTrailingZeros().toPlainString());
        columns.put("properties", call -> texts(call.properties()));
        columns.put("use case properties", call -> texts(call.useCaseProperties()));
        return columns;
    }

    private static String texts(Map<String, String> properties) {
        return properties.entrySet().stream().map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining(" "));
    }
}
