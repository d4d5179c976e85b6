package com.payi.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonShapeTest {
    @Test
    void keepsTheLastMemberOfAPathWithAllThatIsInIt() {
        JsonShape shape = JsonShape.of("id", "choices.message");

        assertThat(shape.keepsValues()).isFalse();
        assertThat(shape.member("id").keepsValues()).isTrue();
        assertThat(shape.member("other")).isNull();
        assertThat(shape.member("choices").keepsValues()).isFalse();
        assertThat(shape.member("choices").member("message").keepsValues()).isTrue();
        assertThat(shape.member("choices").member("message").member("anything").keepsValues()).isTrue();
        assertThat(shape.member("choices").member("index")).isNull();
    }

    @Test
    void keepsAPlainValueOnlyWhereThePathEndsWithADollarSign() {
        JsonShape error = JsonShape.of("error.$", "error.code").member("error");

        assertThat(error.keepsValues()).isTrue();
        assertThat(error.member("code").keepsValues()).isTrue();
        assertThat(error.member("message")).isNull();
    }

    @Test
    void takesAnyMemberForAStarUnlessItsNameIsGiven() {
        JsonShape limits = JsonShape.of("limits.*.state", "limits.daily.spend").member("limits");

        assertThat(limits.member("weekly").member("state").keepsValues()).isTrue();
        assertThat(limits.member("weekly").member("spend")).isNull();
        assertThat(limits.member("daily").member("spend").keepsValues()).isTrue();
        assertThat(limits.member("daily").member("state")).isNull();
    }

    @Test
    void everythingKeepsEverything() {
        assertThat(JsonShape.everything().keepsValues()).isTrue();
        assertThat(JsonShape.everything().member("a").member("b").keepsValues()).isTrue();
    }
}
