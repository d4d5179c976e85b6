package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContextMergeTest {
    private static ContextValues values(Object... fieldsAndValues) {
        ContextValues.Builder values = ContextValues.builder();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            values.set((ContextField) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return values.build();
    }

    /** What holds in a context with the given values, inside of one that holds the others. */
    private static ContextValues merged(ContextValues surrounding, Object... fieldsAndValues) {
        return ContextMerge.merge(surrounding, values(fieldsAndValues));
    }

    private static Map<String, String> properties(String... namesAndValues) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }

    /** Every kind of value, and each of its states: not given, given, and empty where an empty one exists. */
    @Nested
    class EachKind {
        static Stream<Arguments> states() {
            return Stream.of(
                    // field, inherited, given, effective
                    arguments(ContextField.USER_ID, null, null, null),
                    arguments(ContextField.USER_ID, null, "anna", "anna"),
                    arguments(ContextField.USER_ID, null, "", null),
                    arguments(ContextField.USER_ID, "berta", null, "berta"),
                    arguments(ContextField.USER_ID, "berta", "anna", "anna"),
                    arguments(ContextField.USER_ID, "berta", "", null),
                    arguments(ContextField.USER_ID, "berta", " ", " "),
                    arguments(ContextField.LOG_PROMPT_AND_RESPONSE, null, null, null),
                    arguments(ContextField.LOG_PROMPT_AND_RESPONSE, null, false, false),
                    arguments(ContextField.LOG_PROMPT_AND_RESPONSE, false, null, false),
                    arguments(ContextField.LOG_PROMPT_AND_RESPONSE, true, false, false),
                    arguments(ContextField.LOG_PROMPT_AND_RESPONSE, false, true, true),
                    arguments(ContextField.LIMIT_IDS, null, null, null),
                    arguments(ContextField.LIMIT_IDS, null, List.of("a"), List.of("a")),
                    arguments(ContextField.LIMIT_IDS, null, List.of(), null),
                    arguments(ContextField.LIMIT_IDS, List.of("a"), null, List.of("a")),
                    arguments(ContextField.LIMIT_IDS, List.of("b", "a"), List.of("c", "a"), List.of("b", "a", "c")),
                    arguments(ContextField.LIMIT_IDS, List.of("a"), List.of(), null),
                    arguments(ContextField.LIMIT_IDS, List.of("a"), List.of("", " "), null),
                    arguments(ContextField.REQUEST_PROPERTIES, null, null, null),
                    arguments(ContextField.REQUEST_PROPERTIES, null, properties("a", "1"), properties("a", "1")),
                    arguments(ContextField.REQUEST_PROPERTIES, null, properties(), null),
                    arguments(ContextField.REQUEST_PROPERTIES, properties("a", "1"), null, properties("a", "1")),
                    arguments(ContextField.REQUEST_PROPERTIES, properties("a", "1", "b", "2"), properties("c", "3", "a", "4"),
                            properties("a", "4", "b", "2", "c", "3")),
                    arguments(ContextField.REQUEST_PROPERTIES, properties("a", "1"), properties("a", null),
                            properties("a", null)),
                    arguments(ContextField.REQUEST_PROPERTIES, properties("a", "1"), properties("a", ""), properties("a", "")),
                    arguments(ContextField.REQUEST_PROPERTIES, properties("a", "1"), properties(), null));
        }

        @ParameterizedTest
        @MethodSource("states")
        void isInheritedReplacedUnitedOrBlocked(ContextField field, Object inherited, Object given, Object effective) {
            ContextValues surrounding = merged(ContextValues.NONE, field, inherited);

            ContextValues result = merged(surrounding, field, given, ContextField.ACCOUNT_NAME, "acme");

            assertThat(result.get(field)).isEqualTo(effective);
            if (effective instanceof Map<?, ?> map) {
                assertThat(((Map<?, ?>) result.get(field)).keySet()).map(Object.class::cast)
                        .containsExactlyElementsOf(map.keySet());
            }
        }

        static Stream<Arguments> versions() {
            return Stream.of(arguments(null, null, null), arguments(null, 0, 0), arguments(3, null, 3), arguments(3, 4, 4),
                    arguments(3, 0, 0));
        }

        @ParameterizedTest
        @MethodSource("versions")
        void versionIsInheritedOrReplaced(Integer inherited, Integer given, Integer effective) {
            ContextValues surrounding = merged(ContextValues.NONE, ContextField.USE_CASE_NAME, "chat",
                    ContextField.USE_CASE_VERSION, inherited);

            ContextValues result = merged(surrounding, ContextField.USE_CASE_VERSION, given, ContextField.USER_ID, "anna");

            assertThat(result.get(ContextField.USE_CASE_VERSION)).isEqualTo(effective);
        }

        @ParameterizedTest
        @EnumSource(value = ContextField.class, names = "CONVERSATION_ID", mode = EnumSource.Mode.EXCLUDE)
        void staysAsItIsWhereAContextGivesNothing(ContextField field) {
            ContextValues surrounding = merged(ContextValues.NONE, ContextField.USE_CASE_NAME, "chat", field, anyValue(field));

            assertThat(surrounding.get(field)).isEqualTo(anyValue(field));
            assertThat(ContextMerge.merge(surrounding, ContextValues.NONE)).isSameAs(surrounding);
            assertThat(ContextMerge.merge(surrounding, ContextValues.builder().build())).isSameAs(surrounding);
        }

        private Object anyValue(ContextField field) {
            return switch (field.kind()) {
                case TEXT -> "chat";
                case NUMBER -> 7;
                case AMOUNT -> 0.5;
                case FLAG -> true;
                case LIST -> List.of("a");
                case PROPERTIES -> Map.of("a", "1");
            };
        }

        @Test
        void whatIsMergedCannotBeChanged() {
            ContextValues result = merged(merged(ContextValues.NONE, ContextField.LIMIT_IDS, List.of("a")),
                    ContextField.LIMIT_IDS, List.of("b"), ContextField.REQUEST_PROPERTIES, properties("a", "1"));

            assertThat(result.limitIds()).isUnmodifiable();
            assertThat(result.requestProperties()).isUnmodifiable();
        }

        @Test
        void collectionsAreCopiedWhenTheyAreGiven() {
            List<String> ids = new ArrayList<>(Arrays.asList("a", null, "a", " b "));
            Map<String, String> properties = properties("a", "1");
            ContextValues given = values(ContextField.LIMIT_IDS, ids, ContextField.REQUEST_PROPERTIES, properties);
            ids.clear();
            properties.clear();

            assertThat(given.limitIds()).containsExactly("a", "b");
            assertThat(given.requestProperties()).containsExactly(Map.entry("a", "1"));
        }
    }

    /** The values of a use case hold only together with its name. */
    @Nested
    class UseCases {
        private final ContextValues chat = merged(ContextValues.NONE, ContextField.USE_CASE_NAME, "chat",
                ContextField.USE_CASE_VERSION, 2, ContextField.USE_CASE_STEP, "first", ContextField.USE_CASE_PROPERTIES,
                properties("a", "1"), ContextField.USER_ID, "anna");

        @Test
        void aNewUseCaseHasAGeneratedId() {
            assertThat(chat.useCaseId()).hasSize(36);
            assertThat(merged(ContextValues.NONE, ContextField.USE_CASE_NAME, "chat").useCaseId()).hasSize(36)
                    .isNotEqualTo(chat.useCaseId());
        }

        @Test
        void withoutANameTheInstanceIsInherited() {
            ContextValues result = merged(chat, ContextField.USER_ID, "berta");

            assertThat(result.useCaseName()).isEqualTo("chat");
            assertThat(result.useCaseId()).isEqualTo(chat.useCaseId());
        }

        @Test
        void theSameNameContinuesTheInstance() {
            ContextValues result = merged(chat, ContextField.USE_CASE_NAME, "chat", ContextField.USE_CASE_STEP, "second");

            assertThat(result.useCaseId()).isEqualTo(chat.useCaseId());
            assertThat(result.get(ContextField.USE_CASE_STEP)).isEqualTo("second");
            assertThat(result.get(ContextField.USE_CASE_VERSION)).isEqualTo(2);
            assertThat(result.useCaseProperties()).isEqualTo(chat.useCaseProperties());
        }

        @Test
        void theSameNameContinuesAnInstanceWithoutAnId() {
            ContextValues withoutId = merged(chat, ContextField.USE_CASE_ID, "");

            assertThat(withoutId.useCaseName()).isEqualTo("chat");
            assertThat(withoutId.useCaseId()).isNull();
            assertThat(merged(withoutId, ContextField.USE_CASE_NAME, "chat").useCaseId()).isNull();
        }

        @Test
        void anotherNameBeginsAnotherInstanceEachTimeAndKeepsTheOtherValues() {
            ContextValues first = merged(chat, ContextField.USE_CASE_NAME, "search");
            ContextValues second = merged(chat, ContextField.USE_CASE_NAME, "search");

            assertThat(first.useCaseId()).hasSize(36).isNotEqualTo(chat.useCaseId()).isNotEqualTo(second.useCaseId());
            assertThat(first.get(ContextField.USE_CASE_VERSION)).isEqualTo(2);
            assertThat(first.get(ContextField.USE_CASE_STEP)).isEqualTo("first");
            assertThat(first.useCaseProperties()).isEqualTo(chat.useCaseProperties());
        }

        @Test
        void namesDifferByCase() {
            assertThat(merged(chat, ContextField.USE_CASE_NAME, "Chat").useCaseId()).isNotEqualTo(chat.useCaseId());
        }

        @Test
        void anIdThatIsGivenReplacesTheGeneratedOne() {
            assertThat(merged(chat, ContextField.USE_CASE_ID, "42").useCaseId()).isEqualTo("42");
            assertThat(merged(chat, ContextField.USE_CASE_NAME, "chat", ContextField.USE_CASE_ID, "42").useCaseId())
                    .isEqualTo("42");
            assertThat(merged(chat, ContextField.USE_CASE_NAME, "search", ContextField.USE_CASE_ID, "42").useCaseId())
                    .isEqualTo("42");
        }

        @Test
        void anIdThatIsBlockedIsNotGenerated() {
            ContextValues result = merged(chat, ContextField.USE_CASE_NAME, "search", ContextField.USE_CASE_ID, "");

            assertThat(result.useCaseName()).isEqualTo("search");
            assertThat(result.useCaseId()).isNull();
        }

        @Test
        void aBlockedNameBlocksAllValuesOfTheUseCase() {
            ContextValues result = merged(chat, ContextField.USE_CASE_NAME, "", ContextField.USE_CASE_ID, "42");

            assertThat(result).isEqualTo(values(ContextField.USER_ID, "anna"));
        }

        @ParameterizedTest
        @EnumSource(value = ContextField.class, names = "USE_CASE_.*", mode = EnumSource.Mode.MATCH_ALL)
        void withoutAnyNameTheOtherValuesHaveNoEffect(ContextField field) {
            ContextValues given = values(ContextField.USE_CASE_ID, "42", ContextField.USE_CASE_VERSION, 1,
                    ContextField.USE_CASE_STEP, "s", ContextField.USE_CASE_PROPERTIES, properties("a", "1"),
                    ContextField.USER_ID, "anna");

            ContextValues result = ContextMerge.merge(ContextValues.NONE, given);

            assertThat(result.get(field)).isNull();
            assertThat(result.userId()).isEqualTo("anna");
        }

        @Test
        void whatWasBlockedIsNotInheritedFurtherUntilItIsGivenAgain() {
            ContextValues blocked = merged(chat, ContextField.USER_ID, "");

            assertThat(merged(blocked, ContextField.ACCOUNT_NAME, "acme").userId()).isNull();
            assertThat(merged(blocked, ContextField.USER_ID, "berta").userId()).isEqualTo("berta");
        }
    }

    @Nested
    class StepsOfMethods {
        private final ContextValues chat = merged(ContextValues.NONE, ContextField.USE_CASE_NAME, "chat");

        private Object step(ContextValues values) {
            return values.get(ContextField.USE_CASE_STEP);
        }

        @Test
        void theInnermostMethodGivesTheStep() {
            ContextValues service = merged(chat, ContextField.METHOD_STEP, "Advisor.advise");
            ContextValues tool = merged(service, ContextField.METHOD_STEP, "Weather.forecast");

            assertThat(step(service)).isEqualTo("Advisor.advise");
            assertThat(step(tool)).isEqualTo("Weather.forecast");
            assertThat(step(merged(tool, ContextField.USER_ID, "anna"))).isEqualTo("Weather.forecast");
        }

        @Test
        void aStepThatTheApplicationGivesCountsForMoreWhereverItIsGiven() {
            ContextValues planned = merged(chat, ContextField.USE_CASE_STEP, "plan");
            ContextValues service = merged(planned, ContextField.METHOD_STEP, "Advisor.advise");

            assertThat(step(service)).as("around the method").isEqualTo("plan");
            assertThat(step(merged(service, ContextField.METHOD_STEP, "Weather.forecast"))).isEqualTo("plan");
            assertThat(step(merged(chat, ContextField.METHOD_STEP, "Advisor.advise", ContextField.USE_CASE_STEP, "plan")))
                    .as("on the method").isEqualTo("plan");
            assertThat(step(merged(merged(chat, ContextField.METHOD_STEP, "Advisor.advise"), ContextField.USE_CASE_STEP,
                    "plan"))).as("inside of the method").isEqualTo("plan");
        }

        @Test
        void aMethodThatBlocksTheStepHasNone() {
            ContextValues service = merged(chat, ContextField.METHOD_STEP, "Advisor.advise");

            assertThat(step(merged(service, ContextField.METHOD_STEP, "Weather.forecast", ContextField.USE_CASE_STEP, "")))
                    .isNull();
        }

        @Test
        void thereIsNoStepWithoutAUseCase() {
            assertThat(step(merged(ContextValues.NONE, ContextField.METHOD_STEP, "Advisor.advise"))).isNull();
        }

        @Test
        void aNameThatPayiWouldRefuseIsMadeToFit() {
            assertThat(MethodStep.of("shop.Desk$Advisor", "advise")).isEqualTo("Desk.Advisor.advise");
            assertThat(MethodStep.of("Desk", "ü" + "a".repeat(80))).hasSize(64).startsWith("Desk._a");
        }
    }

    @Nested
    class Conversations {
        private Map<String, String> properties(Object... fieldsAndValues) {
            return merged(values(ContextField.REQUEST_PROPERTIES, ContextMergeTest.properties("payi.conversation_id", "outer",
                    "tier", "gold")), fieldsAndValues).requestProperties();
        }

        @Test
        void areARequestPropertyBesideTheOthers() {
            assertThat(properties(ContextField.CONVERSATION_ID, " c-1 "))
                    .isEqualTo(ContextMergeTest.properties("payi.conversation_id", "c-1", "tier", "gold"));
            assertThat(merged(ContextValues.NONE, ContextField.CONVERSATION_ID, "c-1").requestProperties())
                    .isEqualTo(ContextMergeTest.properties("payi.conversation_id", "c-1"));
        }

        @Test
        void anEmptyIdBlocksTheInheritedOne() {
            assertThat(properties(ContextField.CONVERSATION_ID, "")).isEqualTo(ContextMergeTest.properties("tier", "gold"));
            assertThat(merged(ContextValues.NONE, ContextField.CONVERSATION_ID, "").requestProperties()).isNull();
        }

        @Test
        void aLongIdIsReplacedByOneOfItsOwn() {
            String prompt = "Please write a long letter to my landlord about the heating, politely.";
            String id = properties(ContextField.CONVERSATION_ID, prompt).get("payi.conversation_id");

            assertThat(id).hasSize(64).doesNotContain("Please");
            assertThat(properties(ContextField.CONVERSATION_ID, prompt).get("payi.conversation_id")).isEqualTo(id);
            assertThat(properties(ContextField.CONVERSATION_ID, prompt + "!").get("payi.conversation_id")).isNotEqualTo(id);
            assertThat(properties(ContextField.CONVERSATION_ID, "a".repeat(64))).containsValue("a".repeat(64));
        }
    }
}
