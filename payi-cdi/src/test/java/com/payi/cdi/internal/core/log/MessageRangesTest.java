package com.payi.cdi.internal.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Ids of messages are unique and within the ranges that are written down. Read from the source: the annotation is not kept. */
class MessageRangesTest {
    @Test
    void idsAreUniqueAndInRange() throws IOException {
        String source = messages("PayiLogger") + messages("DeliveryLogger") + messages("QuarkusLogger")
                + messages("SetupLogger");
        List<Integer> ids = Pattern.compile("@Message\\(id = (\\d+)").matcher(source).results().map(result -> result.group(1))
                .map(Integer::valueOf).toList();
        List<MatchResult> ranges = Pattern.compile("(?m)^(\\d{5})-(\\d{5}) ").matcher(
                Files.readString(Path.of("../message-ranges.txt"))).results().toList();

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> ranges.stream()
                .anyMatch(range -> id >= Integer.parseInt(range.group(1)) && id <= Integer.parseInt(range.group(2))));
    }

    private static String messages(String logger) throws IOException {
        return Files.readString(Path.of("src/main/java/com/payi/cdi/internal/core/log/" + logger + ".java"));
    }
}
