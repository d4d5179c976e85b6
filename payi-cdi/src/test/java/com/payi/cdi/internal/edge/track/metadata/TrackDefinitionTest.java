package com.payi.cdi.internal.edge.track.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.edge.track.metadata.TrackDefinition.MemberTexts;

class TrackDefinitionTest {
    private final List<String> problems = new ArrayList<>();

    private ContextValues values(ContextField field, String... texts) {
        return TrackDefinition.values(Map.of(field, new MemberTexts("member", List.of(texts))), problems::add);
    }

    @Test
    void aTextIsTakenAsItIs() {
        assertThat(values(ContextField.USER_ID, " anna ").userId()).isEqualTo(" anna ");
        assertThat(values(ContextField.USER_ID, "").userId()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aMemberWithoutTextGivesNothing() {
        assertThat(values(ContextField.USER_ID)).isEqualTo(ContextValues.NONE);
    }

    @Test
    void aUseCaseNameThatPayiRefusesIsAMistakeWithAProposal() {
        values(ContextField.USE_CASE_NAME, "my chat");

        assertThat(problems).singleElement().asString().contains("member 'my chat'").contains("my");
    }

    @Test
    void anEmptyUseCaseNameBlocks() {
        assertThat(values(ContextField.USE_CASE_NAME, "").useCaseName()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void limitIdsAreAList() {
        assertThat(values(ContextField.LIMIT_IDS, "daily", "weekly").limitIds()).containsExactly("daily", "weekly");
        assertThat(values(ContextField.LIMIT_IDS).limitIds()).isEmpty();
    }

    @Test
    void aPropertyIsNameAndValueAndTheValueMayHaveAnEqualsSign() {
        assertThat(values(ContextField.REQUEST_PROPERTIES, " team =a=b", "", "empty=").requestProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("team", "a=b", "empty", ""));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "=blue"})
    void aPropertyWithoutNameOrValueIsAMistake(String pair) {
        assertThat(values(ContextField.USE_CASE_PROPERTIES, pair).useCaseProperties()).isEmpty();
        assertThat(problems).singleElement().asString().contains("PAYI00103").contains("member: '" + pair + "'");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "' 7 ',7"})
    void aVersionIsANumber(String text, int version) {
        assertThat(values(ContextField.USE_CASE_VERSION, text).get(ContextField.USE_CASE_VERSION)).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-7", " "})
    void aNegativeOrBlankVersionGivesNone(String text) {
        assertThat(values(ContextField.USE_CASE_VERSION, text)).isEqualTo(ContextValues.NONE);
        assertThat(problems).isEmpty();
    }

    @Test
    void aVersionThatIsNoNumberIsAMistake() {
        assertThat(values(ContextField.USE_CASE_VERSION, "two")).isEqualTo(ContextValues.NONE);
        assertThat(problems).singleElement().asString().contains("member: 'two' is not a version");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "FALSE,false", "' true ',true"})
    void aFlagIsTrueOrFalse(String text, boolean flag) {
        assertThat(values(ContextField.PROXY, text).proxy()).isEqualTo(flag);
        assertThat(problems).isEmpty();
    }

    @Test
    void aBlankFlagGivesNothing() {
        assertThat(values(ContextField.PROXY, " ").proxy()).isNull();
        assertThat(problems).isEmpty();
    }

    @Test
    void aFlagWithAnotherTextOrTwoValuesIsAMistake() {
        values(ContextField.PROXY, "yes");
        values(ContextField.PROXY, "true", "false");

        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).contains("member: 'yes' is not true or false");
        assertThat(problems.get(1)).contains("member has 2 values");
    }
}
