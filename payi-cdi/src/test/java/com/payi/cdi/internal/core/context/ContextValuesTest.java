package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

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
