package com.payi.cdi.internal.edge.track.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.Track;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.edge.track.metadata.TrackedTypeScanner.Interception;
import com.payi.cdi.internal.edge.track.metadata.WrittenType.Meta;
import com.payi.cdi.internal.edge.track.metadata.WrittenType.Method;

class TrackedTypeScannerTest {
    private final TrackedTypeScanner scanner = new TrackedTypeScanner(Interception.BY_SUBCLASS);

    private TrackedMethod only() {
        assertThat(scanner.problems()).isEmpty();
        assertThat(scanner.methods()).hasSize(1);
        return scanner.methods().get(0);
    }

    private static List<String> useCase(TrackedMethod method) {
        return method.members().get(ContextField.USE_CASE_NAME);
    }

    @Nested
    class WhereTheAnnotationIs {
        @Test
        void onAMethodOnlyThatMethodIsTracked() {
            scanner.scan(new WrittenType(null).with(Method.named("ask", Tracks.CHAT)).with(Method.named("other", null)));

            assertThat(only()).satisfies(method -> {
                assertThat(method.name()).isEqualTo("ask");
                assertThat(method.beanClass()).isEqualTo("shop.Bean");
                assertThat(method.declaringClass()).isEqualTo("shop.Bean");
                assertThat(method.parameterTypes()).containsExactly("java.lang.String");
                assertThat(method.carrier()).as("none, because the annotation is on the method").isNull();
                assertThat(useCase(method)).containsExactly("chat");
            });
        }

        @Test
        void onAClassEachMethodIsTracked() {
            scanner.scan(new WrittenType(Tracks.CHAT).with(Method.named("one", null)).with(Method.named("two", null)));

            assertThat(scanner.methods()).extracting(TrackedMethod::name).containsExactly("one", "two");
            assertThat(scanner.methods()).allSatisfy(method -> {
                assertThat(method.carrier()).isEqualTo("shop.Bean");
                assertThat(useCase(method)).containsExactly("chat");
            });
        }

        @Test
        void onBothTheMethodWins() {
            scanner.scan(new WrittenType(Tracks.CHAT).with(Method.named("ask", Tracks.OTHER)));

            assertThat(only()).satisfies(method -> {
                assertThat(useCase(method)).containsExactly("other");
                assertThat(method.carrier()).isNull();
            });
        }

        @Test
        void onASuperclassItsMethodsBelongToTheBean() {
            scanner.scan(new WrittenType(Tracks.CHAT, "shop.Base").with(Method.named("ask", null).inherited()));

            assertThat(only()).satisfies(method -> {
                assertThat(method.beanClass()).isEqualTo("shop.Bean");
                assertThat(method.declaringClass()).isEqualTo("shop.Base");
                assertThat(method.carrier()).isEqualTo("shop.Base");
            });
        }

        @Test
        void nowhereNothingIsTracked() {
            scanner.scan(new WrittenType(null).with(Method.named("ask", null)));

            assertThat(scanner.methods()).isEmpty();
            assertThat(scanner.problems()).isEmpty();
        }

        @Test
        void onAnInterfaceNothingIsTracked() {
            scanner.scan(new WrittenType(null).with(Method.named("ask", null))
                    .with(new TypeView.InterfaceElement("shop.Service", null))
                    .with(new TypeView.InterfaceElement("shop.Service.ask", "ask[java.lang.String]")));

            assertThat(scanner.methods()).isEmpty();
            assertThat(scanner.problems()).isEmpty();
        }
    }

    @Nested
    class Stereotypes {
        private final Meta outer = new Meta("shop.Outer", null, List.of(new Meta("shop.Inner", Tracks.CHAT, List.of())));

        @Test
        void giveAClassTheAnnotationAlsoOverAnotherOne() {
            scanner.scan(new WrittenType(null).with(outer).with(Method.named("ask", null)));

            assertThat(useCase(only())).containsExactly("chat");
        }

        @Test
        void giveAMethodTheAnnotation() {
            scanner.scan(new WrittenType(null).with(Method.named("ask", null).with(outer)));

            assertThat(useCase(only())).containsExactly("chat");
            assertThat(only().carrier()).isNull();
        }

        @Test
        void areFartherThanTheElementsOwnAnnotation() {
            scanner.scan(new WrittenType(Tracks.OTHER).with(outer).with(Method.named("ask", null)));

            assertThat(useCase(only())).containsExactly("other");
        }

        @Test
        void mayNameThemselves() {
            Meta withoutTrack = new Meta("shop.Same", null, List.of(new Meta("shop.Same", null, List.of())));
            scanner.scan(new WrittenType(null).with(withoutTrack).with(Method.named("ask", null)));

            assertThat(scanner.methods()).isEmpty();
        }
    }

    @Nested
    class MethodsThatAreNotIntercepted {
        private List<TrackedMethod> scanned(Interception interception, Track ofClass, MethodView... methods) {
            TrackedTypeScanner other = new TrackedTypeScanner(interception);
            WrittenType type = new WrittenType(ofClass);
            List.of(methods).forEach(type::with);
            other.scan(type);
            assertThat(other.problems()).isEmpty();
            return other.methods();
        }

        @Test
        void anOverriddenMethodIsNot() {
            scanner.scan(new WrittenType(null).with(Method.named("ask", null))
                    .with(Method.named("ask", Tracks.CHAT).inherited()));

            assertThat(scanner.methods()).isEmpty();
        }

        @Test
        void aMethodWithOtherParametersIsNotOverridden() {
            scanner.scan(new WrittenType(null).with(Method.named("ask", null))
                    .with(Method.named("ask", Tracks.CHAT).inherited().with(List.of("int"))));

            assertThat(only().parameterTypes()).containsExactly("int");
        }

        @Test
        void aPrivateMethodHidesNoInheritedOne() {
            scanner.scan(new WrittenType(null).with(Method.named("ask", null).with(Modifier.PRIVATE))
                    .with(Method.named("ask", Tracks.CHAT).inherited()));

            assertThat(only().declaringClass()).isEqualTo("shop.Base");
        }

        @ParameterizedTest
        @EnumSource
        void aPrivateMethodIsNot(Interception interception) {
            assertThat(scanned(interception, null, Method.named("ask", Tracks.CHAT).with(Modifier.PRIVATE))).isEmpty();
            assertThat(scanned(interception, Tracks.CHAT, Method.named("ask", null).with(Modifier.PRIVATE))).isEmpty();
        }

        @Test
        void aStaticMethodIsOnlyWithItsOwnAnnotationAndByTransformation() {
            Method annotated = Method.named("ask", Tracks.CHAT).with(Modifier.STATIC);
            Method plain = Method.named("ask", null).with(Modifier.STATIC);

            assertThat(scanned(Interception.BY_SUBCLASS, null, annotated)).isEmpty();
            assertThat(scanned(Interception.BY_TRANSFORMATION, null, annotated)).hasSize(1);
            assertThat(scanned(Interception.BY_TRANSFORMATION, Tracks.CHAT, plain)).isEmpty();
        }

        @Test
        void aFinalMethodIsOnlyByTransformation() {
            Method annotated = Method.named("ask", Tracks.CHAT).with(Modifier.PUBLIC | Modifier.FINAL);

            assertThat(scanned(Interception.BY_SUBCLASS, null, annotated)).isEmpty();
            assertThat(scanned(Interception.BY_TRANSFORMATION, null, annotated)).hasSize(1);
        }

        @Test
        void aProducerIsInterceptedLikeAnyOtherMethod() {
            assertThat(scanned(Interception.BY_SUBCLASS, null, Method.named("make", Tracks.CHAT).producing())).hasSize(1);
        }

        @Test
        void mistakesInItsAnnotationAreReportedAllTheSame() {
            scanner.scan(new WrittenType(null).with(Method.named("ask", Tracks.MISTAKEN).with(Modifier.PRIVATE)));

            assertThat(scanner.methods()).isEmpty();
            assertThat(scanner.problems()).singleElement().asString().contains("shop.Bean.ask").contains("'not a name'");
        }
    }

    @Nested
    class Arguments {
        private static final TrackedArgument USER = new TrackedArgument(0, ArgumentKind.USER_ID, "");

        private void scanWith(Track track, List<String> types, TrackedArgument... arguments) {
            scanner.scan(new WrittenType(null).with(Method.named("ask", track).with(types, arguments)));
        }

        @Test
        void areKeptWithTheMethod() {
            scanWith(Tracks.CHAT, List.of("java.lang.String"), USER);

            assertThat(only().arguments()).containsExactly(USER);
        }

        @Test
        void ofAMethodThatIsNotTrackedAreAMistake() {
            scanWith(null, List.of("java.lang.String"), USER);

            assertThat(scanner.problems()).singleElement().asString()
                    .contains("PAYI00143").contains("@Track.UserId").contains("shop.Bean.ask");
        }

        @Test
        void thatGiveTheSameValueTwiceAreAMistake() {
            scanWith(Tracks.CHAT, List.of("java.lang.String", "java.lang.String"), USER,
                    new TrackedArgument(1, ArgumentKind.USER_ID, ""));

            assertThat(scanner.problems()).singleElement().asString().contains("parameters 0 and 1 both give @Track.UserId");
        }

        @Test
        void thatGivePropertiesOfDifferentNamesAreNone() {
            scanWith(Tracks.CHAT, List.of("java.lang.String", "java.lang.String"),
                    new TrackedArgument(0, ArgumentKind.REQUEST_PROPERTY, "a"),
                    new TrackedArgument(1, ArgumentKind.REQUEST_PROPERTY, "b"));

            assertThat(only().arguments()).hasSize(2);
        }

        @Test
        void thatGiveTheSamePropertyTwiceAreAMistake() {
            scanWith(Tracks.CHAT, List.of("java.lang.String", "java.lang.String"),
                    new TrackedArgument(0, ArgumentKind.USE_CASE_PROPERTY, "a"),
                    new TrackedArgument(1, ArgumentKind.USE_CASE_PROPERTY, "a"));

            assertThat(scanner.problems()).singleElement().asString()
                    .contains("parameters 0 and 1 both give @Track.UseCaseProperty(\"a\")");
        }

        @Test
        void ofAnArrayAreAMistake() {
            scanWith(Tracks.CHAT, List.of("[Ljava.lang.String;"), USER);

            assertThat(scanner.problems()).singleElement().asString()
                    .contains("@Track.UserId is on parameter 0, an array");
        }

        @Test
        void ofAPropertyWithoutNameAreAMistake() {
            scanWith(Tracks.CHAT, List.of("java.lang.String"), new TrackedArgument(0, ArgumentKind.REQUEST_PROPERTY, " "));

            assertThat(scanner.problems()).singleElement().asString().contains("on parameter 0 has no name");
        }
    }

    @Test
    void aMistakeInAnAnnotationOfAClassIsReportedOnceAlsoWithoutMethods() {
        scanner.scan(new WrittenType(Tracks.MISTAKEN));
        scanner.scan(new WrittenType(Tracks.MISTAKEN).with(Method.named("one", null)).with(Method.named("two", null)));

        assertThat(scanner.problems()).singleElement().asString().contains("@Track on shop.Bean:").contains("'not a name'");
    }
}
