package com.payi.cdi.internal.edge.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

/** The header between services, as docs/reference/context-header.md has it. */
class ContextHeaderTest {
    @Test
    void isWrittenAsDocumented() {
        ContextValues values = ContextValues.builder().set(ContextField.USE_CASE_NAME, "order_chat")
                .set(ContextField.USE_CASE_ID, "4f/1").set(ContextField.USER_ID, "Zo\u00EB; =,")
                .set(ContextField.LIMIT_IDS, List.of("daily", "a,b")).set(ContextField.ACCOUNT_NAME, "acme").build();

        assertThat(ContextHeader.written(values)).isEqualTo(
                "v=1;use-case-name=order_chat;use-case-id=4f%2F1;user-id=Zo%C3%AB%3B%20%3D%2C;limit-ids=daily,a%2Cb");
    }

    @Test
    void comesBackAsItWas() {
        ContextValues values = ContextValues.builder().set(ContextField.USE_CASE_NAME, "order_chat")
                .set(ContextField.USE_CASE_ID, "4f/1")
                .set(ContextField.USER_ID, "Zo\u00EB\r\n; =,%\uD83D\uDE00").set(ContextField.LIMIT_IDS, List.of("daily", "a,b"))
                .build();

        assertThat(ContextHeader.read(ContextHeader.written(values))).isEqualTo(values);
        assertThat(ContextHeader.written(values)).matches("[\\x21-\\x7E]+");
    }

    @Test
    void whatDoesNotHoldIsLeftOut() {
        assertThat(ContextHeader.written(ContextValues.NONE)).isEmpty();
        assertThat(ContextHeader.written(ContextValues.builder().set(ContextField.USER_ID, "anna")
                .set(ContextField.USE_CASE_ID, "without a name").build()))
                .isEqualTo("v=1;user-id=anna");
        assertThat(ContextHeader.read("v=1;user-id=anna"))
                .isEqualTo(ContextValues.builder().set(ContextField.USER_ID, "anna").build());
        assertThat(ContextHeader.read("v=1;user-id=;limit-ids=")).isEqualTo(ContextValues.NONE);
        assertThat(ContextHeader.read("v=1;use-case-id=4711")).as("no instance without a use case")
                .isEqualTo(ContextValues.NONE);
    }

    @Test
    void namesOfLaterVersionsArePassedOver() {
        assertThat(ContextHeader.read(" v=1; user-id=anna ;tenant=x%20y").userId()).isEqualTo("anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "v=2;user-id=anna", "user-id=anna", "v=1;user-id", "v=1;user-id=a b",
            "v=1;user-id=%4",
            "v=1;user-id=%zz", "v=1;user-id=%FF", "v=1;user-id=a;user-id=b", "v=1;use-case-name=my%20chat", "v=1;;",
            "v=1;user-id=\u00EB"})
    void anythingElseIsRefused(String header) {
        assertThatThrownBy(() -> ContextHeader.read(header)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHeaderThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> ContextHeader.read("v=1;user-id=" + "a".repeat(ContextHeader.MAX_LENGTH)))
                .hasMessageContaining("longer than 4096");
    }
}
