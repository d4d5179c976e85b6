package com.payi.cdi.internal.edge.track.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

class OperationResolverTest {
    private static TrackedMethod annotated(ContextField field, String... texts) {
        return Tracks.onMethod(Map.of(field, List.of(texts)));
    }

    private static ContextValues resolve(ConfigLookup lookup, TrackedMethod method) {
        OperationResolver resolver = new OperationResolver(lookup);
        ContextValues values = resolver.resolve(method).values();
        assertThat(resolver.problems()).isEmpty();
        return values;
    }

    @Nested
    class Configuration {
        @Test
        void replacesTheAnnotation() {
            TrackedMethod method = annotated(ContextField.USER_ID, "annotated");

            assertThat(resolve(Keys.NONE, method).userId()).isEqualTo("annotated");
            assertThat(resolve(Keys.of("shop.Bean/ask/Track/userId", "configured"), method).userId()).isEqualTo("configured");
            assertThat(resolve(Keys.of("shop.Bean/ask/Track/userId", ""), method).userId()).isEmpty();
        }

        @Test
        void givesAMemberThatTheAnnotationDoesNotHave() {
            assertThat(resolve(Keys.of("Track/limitIds", "daily,weekly"), annotated(ContextField.USER_ID, "anna")))
                    .satisfies(values -> assertThat(values.limitIds()).containsExactly("daily", "weekly"))
                    .satisfies(values -> assertThat(values.userId()).isEqualTo("anna"));
        }

        @Test
        void ofAMemberWithOneTextIsNotAList() {
            assertThat(resolve(Keys.of("Track/userId", "a,b"), Tracks.onMethod(Map.of())).userId()).isEqualTo("a,b");
        }

        @Test
        void turnsAMethodOff() {
            OperationResolver resolver = new OperationResolver(Keys.of("shop.Bean/ask/Track/enabled", "false"));

            assertThat(resolver.resolve(Tracks.onMethod(Map.of())).isEnabled()).isFalse();
            assertThat(new OperationResolver(Keys.NONE).resolve(Tracks.onMethod(Map.of())).isEnabled()).isTrue();
        }

        @Test
        void withAMistakeIsReportedWithElementAndKey() {
            OperationResolver resolver = new OperationResolver(Keys.of("Track/useCaseVersion", "two"));
            resolver.resolve(Tracks.onMethod(Map.of()));
            resolver.resolve(Tracks.onMethod(Map.of()));

            assertThat(resolver.problems()).singleElement().asString()
                    .contains("@Track on shop.Base.ask").contains("Track/useCaseVersion: 'two'");
        }
    }

    @Nested
    class ExpressionsInAnnotations {
        @Test
        void areReplacedByTheConfiguration() {
            TrackedMethod method = annotated(ContextField.USER_ID, "user-${app.user:none}");

            assertThat(resolve(Keys.of("app.user", "anna"), method).userId()).isEqualTo("user-anna");
            assertThat(resolve(Keys.NONE, method).userId()).isEqualTo("user-none");
        }

        @Test
        void mayGiveSeveralLimitIds() {
            assertThat(resolve(Keys.of("app.limits", "daily,weekly"),
                    annotated(ContextField.LIMIT_IDS, "first,one", "${app.limits}")).limitIds())
                    .containsExactly("first,one", "daily", "weekly");
        }

        @Test
        void mayGiveTheValueOfAProperty() {
            assertThat(resolve(Keys.of("app.team", "a,b"), annotated(ContextField.REQUEST_PROPERTIES, "team=${app.team}"))
                    .requestProperties()).containsOnly(Map.entry("team", "a,b"));
        }

        @Test
        void withoutAValueAreAMistake() {
            OperationResolver resolver = new OperationResolver(Keys.NONE);

            assertThat(resolver.resolve(annotated(ContextField.USER_ID, "${app.user}")).values().userId()).isNull();
            assertThat(resolver.problems()).singleElement().asString().contains("userId").contains("'app.user'");
        }

        @Test
        void withoutAnEndAreAMistake() {
            OperationResolver resolver = new OperationResolver(Keys.NONE);
            resolver.resolve(annotated(ContextField.USER_ID, "${app.user"));

            assertThat(resolver.problems()).singleElement().asString().contains("userId").contains("'${app.user'");
        }

        @Test
        void areNotCheckedWhileTheApplicationIsBuilt() {
            OperationResolver resolver = new OperationResolver(null);

            assertThat(resolver.resolve(annotated(ContextField.USER_ID, "${app.user}")).values().userId()).isNull();
            assertThat(resolver.problems()).isEmpty();
        }
    }

    @Nested
    class Arguments {
        private final TrackedMethod method = new TrackedMethod("shop.Bean", "shop.Bean", "ask", List.of("a", "b", "c"), null,
                Map.of(ContextField.USER_ID, List.of("annotated"), ContextField.REQUEST_PROPERTIES, List.of("team=blue")),
                List.of(new TrackedArgument(0, ArgumentKind.USER_ID, ""),
                        new TrackedArgument(1, ArgumentKind.REQUEST_PROPERTY, "order"),
                        new TrackedArgument(2, ArgumentKind.REQUEST_PROPERTY, "team")),
                LangChain4jMethod.NONE);

        private ContextValues call(Object... arguments) {
            TrackedOperation operation = new OperationResolver(Keys.NONE).resolve(method);
            assertThat(operation.needsArguments()).isTrue();
            return operation.values(arguments);
        }

        @Test
        void replaceAMemberAndJoinProperties() {
            ContextValues values = call("anna", 17, "red");

            assertThat(values.userId()).isEqualTo("anna");
            assertThat(values.requestProperties()).containsExactlyInAnyOrderEntriesOf(Map.of("order", "17", "team", "red"));
        }

        @Test
        void thatAreNullOrEmptyOptionalsGiveNothing() {
            ContextValues values = call(null, Optional.empty(), null);

            assertThat(values.userId()).isEqualTo("annotated");
            assertThat(values.requestProperties()).containsExactly(Map.entry("team", "blue"));
        }

        @Test
        void thatFailToGiveATextGiveNothing() {
            Object failing = new Object() {
                @Override
                public String toString() {
                    throw new IllegalStateException("no text");
                }
            };

            assertThat(call(failing, 1, "red").userId()).isEqualTo("annotated");
        }
    }

    @Nested
    class MethodsOfLangChain4j {
        private static final String ADVISE = "Advisor.advise";

        private TrackedMethod method(List<TrackedArgument> arguments) {
            return new TrackedMethod("shop.Advisor", "shop.Advisor", "advise", List.of("a", "b"), null, Map.of(), arguments,
                    new LangChain4jMethod(ADVISE, 1));
        }

        private ContextValues call(Keys keys, List<TrackedArgument> arguments) {
            TrackedOperation operation = new OperationResolver(keys).resolve(method(arguments));
            return operation.needsArguments() ? operation.values(new Object[]{"question", 7}) : operation.values();
        }

        @Test
        void giveNothingByDefault() {
            assertThat(call(Keys.NONE, List.of()).isEmpty()).isTrue();
        }

        @Test
        void giveTheStepIfItIsWanted() {
            ContextValues values = call(Keys.of("payi.use-case-steps", "methods"), List.of());

            assertThat(values.text(ContextField.METHOD_STEP)).isEqualTo(ADVISE);
            assertThat(values.get(ContextField.CONVERSATION_ID)).isNull();
        }

        @Test
        void giveTheMemoryIdIfItIsWanted() {
            ContextValues values = call(Keys.of("payi.conversation-ids", "memory-id"), List.of());

            assertThat(values.text(ContextField.CONVERSATION_ID)).isEqualTo("7");
            assertThat(values.get(ContextField.METHOD_STEP)).isNull();
        }

        @Test
        void giveNoMemoryIdWhereAnArgumentIsTheConversation() {
            ContextValues values = call(Keys.of("payi.conversation-ids", "memory-id"),
                    List.of(new TrackedArgument(0, ArgumentKind.CONVERSATION_ID, "")));

            assertThat(values.text(ContextField.CONVERSATION_ID)).isEqualTo("question");
        }

        @Test
        void areRecognizedByTheNamesOfTheirAnnotations() {
            assertThat(LangChain4jMethod.of("shop.Weather", false, "forecast", List.of("dev.langchain4j.agent.tool.Tool"),
                    List.of()).step()).isEqualTo("Weather.forecast");
            assertThat(LangChain4jMethod.of("shop.Weather", false, "forecast", List.of("shop.Tool"), List.of()))
                    .isEqualTo(LangChain4jMethod.NONE);
            assertThat(LangChain4jMethod.of("shop.Advisor", true, "advise", List.of(),
                    List.of(List.of(), List.of("dev.langchain4j.service.MemoryId")))).isEqualTo(
                            new LangChain4jMethod(ADVISE, 1));
        }
    }
}
