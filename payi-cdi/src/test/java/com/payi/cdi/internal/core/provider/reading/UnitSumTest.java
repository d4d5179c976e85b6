package com.payi.cdi.internal.core.provider.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.spi.Usage.Units;

/** Units that are added up. */
class UnitSumTest {
    @Test
    void textIsThereAlwaysAndOthersWhereTheyAreNotZero() {
        UnitSum sum = new UnitSum("");
        sum.input("audio", 0);
        sum.input("video", 3);
        sum.output("video", 4);
        sum.input("video", 5);
        assertThat(sum.toMap()).containsOnly(Map.entry("text", new Units(0, 0)), Map.entry("video", new Units(8, 4)));
    }

    @Test
    void aSuffixIsOnEveryUnit() {
        UnitSum sum = new UnitSum("_large_context");
        sum.output("reasoning", 1);
        assertThat(sum.toMap()).containsOnlyKeys("text_large_context", "reasoning_large_context");
    }

    @Test
    void aSumIsAtMostWhat32BitsHold() {
        assertThat(UnitSum.sum(Integer.MAX_VALUE, 5)).isEqualTo(Integer.MAX_VALUE);
        assertThat(UnitSum.sum(2, 3)).isEqualTo(5);
    }
}
