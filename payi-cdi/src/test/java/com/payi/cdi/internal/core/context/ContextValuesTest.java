package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContextValuesTest {
    @Test
    void nothingGivenIsEmptyAndAnEmptyValueIsNot() {
        assertThat(ContextValues.NONE.isEmpty()).isTrue();
        assertThat(ContextValues.builder().build().isEmpty()).isTrue();
        assertThat(ContextValues.builder().set(ContextField.USER_ID, "").build().isEmpty()).isFalse();
        assertThat(ContextValues.builder().set(ContextField.LIMIT_IDS, List.of()).build().isEmpty()).isFalse();
    }

    @Test
    void aValueThatIsTakenBackIsNotGiven() {
        ContextValues values = ContextValues.builder().set(ContextField.USER_ID, "anna").set(ContextField.USER_ID, null)
                .build();

        assertThat(values).isEqualTo(ContextValues.NONE).hasSameHashCodeAs(ContextValues.NONE);
    }

    @Test
    void aCopyThatChangesLeavesTheOriginalAsItIs() {
        ContextValues original = ContextValues.builder().set(ContextField.USER_ID, "anna").build();

        ContextValues changed = original.toBuilder().set(ContextField.USER_ID, "berta").build();

        assertThat(original.userId()).isEqualTo("anna");
        assertThat(changed.userId()).isEqualTo("berta");
        assertThat(changed).isNotEqualTo(original);
    }

    @Test
    void showsItsValuesByPayisNames() {
        assertThat(ContextValues.builder().set(ContextField.USER_ID, "anna").set(ContextField.LIMIT_IDS, List.of("a", "b"))
                .set(ContextField.REQUEST_PROPERTIES, Map.of("k", "v")).build())
                .hasToString("[limit_ids=[a, b], user_id=anna, request_properties={k=v}]");
        assertThat(ContextValues.NONE).hasToString("[]");
    }

    @Test
    void aNegativeVersionIsRefused() {
        assertThatThrownBy(() -> ContextValues.builder().set(ContextField.USE_CASE_VERSION, -1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("PAYI00104").hasMessageContaining("-1");
    }

    static Stream<Arguments> valuesOfAnotherType() {
        return Stream.of(arguments(ContextField.USER_ID, 7, "'user_id' is not a text: java.lang.Integer"),
                arguments(ContextField.USE_CASE_NAME, List.of("a"), "'use_case_name' is not a text"),
                arguments(ContextField.USE_CASE_VERSION, "3", "'use_case_version' is not an Integer: java.lang.String"),
                arguments(ContextField.PROXY, "true", "'proxy' is not a Boolean"),
                arguments(ContextField.LIMIT_IDS, "a", "'limit_ids' is not a collection of texts"),
                arguments(ContextField.LIMIT_IDS, List.of(7), "'limit_ids' is not a collection of texts"),
                arguments(ContextField.REQUEST_PROPERTIES, List.of(), "'request_properties' is not a map of texts"),
                arguments(ContextField.REQUEST_PROPERTIES, Map.of("a", 7), "'request_properties' is not a map of texts"));
    }

    @ParameterizedTest
    @MethodSource("valuesOfAnotherType")
    void aValueOfAnotherTypeIsRefusedWithItsNameAndTheAllowedType(ContextField field, Object value, String message) {
        assertThatThrownBy(() -> ContextValues.builder().set(field, value)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> ContextValues.builder().setAtRunTime(field, value))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void onlyANameThatIsMadeAtRunTimeIsFitted() {
        assertThat(ContextValues.builder().setAtRunTime(ContextField.USE_CASE_NAME, "my chat").build().useCaseName())
                .isEqualTo("my_chat");
        assertThat(ContextValues.builder().setAtRunTime(ContextField.USE_CASE_NAME, null).build().useCaseName()).isNull();
        assertThat(ContextValues.builder().setAtRunTime(ContextField.USER_ID, "my user").build().userId())
                .isEqualTo("my user");
        assertThat(ContextValues.builder().set(ContextField.USE_CASE_NAME, "my chat").build().useCaseName())
                .isEqualTo("my chat");
    }
}
