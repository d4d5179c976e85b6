package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Stereotype;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.Test;

import com.payi.cdi.Track;

import dev.langchain4j.service.UserMessage;
import io.quarkus.arc.processor.BuildExtension.BuildContext;
import io.quarkus.arc.processor.BuildExtension.Key;
import io.quarkus.arc.processor.StereotypeInfo;

/** Annotations on AI services that cannot work are named, with the place and the remedy. */
class AiServiceCheckTest {
    /** An AI service. */
    interface Service {
        @Track(useCaseName = "answer")
        String answer(@UserMessage String question);
    }

    /** An AI service whose context comes from a stereotype. */
    @Assisting
    interface ByStereotype {
        String answer(@UserMessage String question);
    }

    /** An interface of another kind. */
    interface Other {
        @Track(useCaseName = "other")
        String answer(String question);
    }

    /** Brings a context. */
    @Track(useCaseName = "assistance")
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface Assisting {}

    private final Index index = index();

    @Test
    void aServiceThatIsNoBeanIsNamed() {
        assertThat(warnings(List.of())).singleElement().asString()
                .contains("PAYI00260", Service.class.getName() + ".answer", "@RegisterAiService");
    }

    @Test
    void aServiceThatIsABeanIsFine() {
        assertThat(warnings(List.of(type(Service.class)))).isEmpty();
    }

    @Test
    void aStereotypeOfAServiceIsNamed() {
        assertThat(warnings(List.of(type(Service.class), type(ByStereotype.class)))).singleElement().asString()
                .contains("PAYI00261", Assisting.class.getName(), ByStereotype.class.getName());
    }

    private List<String> warnings(List<ClassInfo> beans) {
        try (WarningsOfTheBuild warnings = new WarningsOfTheBuild()) {
            new AiServiceCheck(new Annotations(new Context())).warn(beans);
            return warnings.lines();
        }
    }

    private ClassInfo type(Class<?> type) {
        return index.getClassByName(type);
    }

    private static Index index() {
        Indexer indexer = new Indexer();
        Stream.of(Service.class, ByStereotype.class, Other.class, Assisting.class).forEach(type -> {
            try {
                indexer.indexClass(type);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return indexer.complete();
    }

    /** What a build knows, as far as the check asks for it. */
    private final class Context implements BuildContext {
        private final Map<String, Object> values = new HashMap<>();

        private Context() {
            put(Key.INDEX, index);
            put(Key.STEREOTYPES, Map.of(DotName.createSimple(Assisting.class),
                    new StereotypeInfo(null, List.of(), false, null, false, type(Assisting.class), false, List.of())));
            put(Key.INTERCEPTOR_BINDINGS, Map.of());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> V get(Key<V> key) {
            return (V) values.get(key.asString());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> V put(Key<V> key, V value) {
            return (V) values.put(key.asString(), value);
        }
    }
}
