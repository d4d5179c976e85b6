package com.payi.cdi.internal.edge.track.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.Track;
import com.payi.cdi.internal.edge.track.metadata.TrackedTypeScanner.Interception;
import com.payi.cdi.testing.LogCapture;

class ScoreCheckTest {
    private final LogCapture log = new LogCapture();
    private final Set<String> problems = new TreeSet<>();

    @AfterEach
    void stop() {
        log.close();
    }

    private record Scored(String kpi, String returnType, int modifiers) implements MethodView {
        @Override
        public String name() {
            return "rate";
        }

        @Override
        public Track track() {
            return null;
        }

        @Override
        public Collection<AnnotatedElementView> metaAnnotations() {
            return List.of();
        }

        @Override
        public String declaringClass() {
            return "shop.Judge";
        }

        @Override
        public List<String> parameterTypes() {
            return List.of();
        }

        @Override
        public boolean isProducer() {
            return false;
        }

        @Override
        public List<TrackedArgument> arguments() {
            return List.of();
        }
    }

    private void check(Interception interception, String kpi, String returnType, int modifiers) {
        new ScoreCheck(interception).check(new Scored(kpi, returnType, modifiers), problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boolean", "int", "double", "java.lang.Boolean", "java.lang.Long", "java.math.BigDecimal",
            "java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture", "io.smallrye.mutiny.Uni"})
    void aBooleanOrANumberNowOrLaterIsAScore(String type) {
        check(Interception.BY_SUBCLASS, "rating", type, Modifier.PUBLIC);
        assertThat(problems).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"void", "java.lang.Void", "char", "java.lang.String", "[D", "io.smallrye.mutiny.Multi",
            "java.util.Optional"})
    void anyOtherResultFailsTheDeployment(String type) {
        check(Interception.BY_TRANSFORMATION, "rating", type, Modifier.PUBLIC);
        assertThat(problems).singleElement().asString().contains("PAYI00363", "shop.Judge.rate", "the type " + type,
                "boolean, a number");
    }

    @Test
    void aBlankNameFailsTheDeployment() {
        check(Interception.BY_SUBCLASS, " ", "int", Modifier.PUBLIC);
        assertThat(problems).singleElement().asString().contains("PAYI00363", "shop.Judge.rate", "name of the KPI is empty");
    }

    @Test
    void aMethodThatIsNotInterceptedIsWarnedOf() {
        check(Interception.BY_TRANSFORMATION, "rating", "int", Modifier.PRIVATE);
        check(Interception.BY_SUBCLASS, "rating", "int", Modifier.STATIC);
        check(Interception.BY_SUBCLASS, "rating", "int", Modifier.PUBLIC | Modifier.FINAL);
        check(Interception.BY_TRANSFORMATION, "rating", "int", Modifier.STATIC | Modifier.FINAL);
        assertThat(problems).isEmpty();
        assertThat(log.lines()).hasSize(3).allMatch(line -> line.contains("PAYI00366") && line.contains("shop.Judge.rate"));
        assertThat(log.lines()).extracting(line -> line.replaceAll(".*the method is (\\w+).*", "$1"))
                .containsExactly("private", "static", "final");
    }

    @Test
    void aMethodWithoutTheAnnotationIsNotLookedAt() {
        check(Interception.BY_SUBCLASS, null, "void", Modifier.PRIVATE);
        assertThat(problems).isEmpty();
        assertThat(log.lines()).isEmpty();
    }
}
