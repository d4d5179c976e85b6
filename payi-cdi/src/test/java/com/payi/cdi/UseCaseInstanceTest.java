package com.payi.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class UseCaseInstanceTest {
    @Test
    void isReadFromAContextWithNameAndId() {
        assertThat(context(Map.of("use_case_name", "chat", "use_case_id", "c-1")).useCaseInstance())
                .contains(new UseCaseInstance("chat", "c-1"));
    }

    @Test
    void isEmptyWhereTheContextHasNoNameOrNoId() {
        assertThat(context(Map.of("use_case_name", "chat")).useCaseInstance()).isEmpty();
        assertThat(context(Map.of("use_case_id", "c-1")).useCaseInstance()).isEmpty();
        assertThat(context(Map.of()).useCaseInstance()).isEmpty();
    }

    @Test
    void isTheSameAfterSerialization() throws IOException, ClassNotFoundException {
        UseCaseInstance instance = new UseCaseInstance("chat", "c-1");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(instance);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(instance);
        }
    }

    @Test
    void namesTheValueThatIsMissing() {
        assertThatNullPointerException().isThrownBy(() -> new UseCaseInstance(null, "c-1")).withMessage("name");
        assertThatIllegalArgumentException().isThrownBy(() -> new UseCaseInstance("chat", " "))
                .withMessageStartingWith("The id of a use case instance is blank.");
    }

    private static EffectiveContext context(Map<String, Object> values) {
        return new EffectiveContext() {
            @Override
            public Optional<Object> value(String name) {
                return Optional.ofNullable(values.get(name));
            }

            @Override
            public Optional<PayiResult> lastResult() {
                return Optional.empty();
            }
        };
    }
}
