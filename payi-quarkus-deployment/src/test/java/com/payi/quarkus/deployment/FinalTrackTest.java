package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

import io.quarkus.test.QuarkusUnitTest;

/** ArC makes final classes and methods open; the rows of docs/reference/interception.md that the shared beans cannot have. */
class FinalTrackTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(OnFinal.class, FinalUnderClass.class, FinalClass.class))
            .setLogRecordPredicate(line -> line.getLevel().intValue() >= Level.WARNING.intValue()
                    && line.getLoggerName().equals("com.payi.cdi"))
            .assertLogRecords(lines -> assertThat(lines).noneMatch(line -> line.getMessage().contains("PAYI00130")));

    @Inject
    OnFinal onFinal;

    @Inject
    FinalUnderClass finalUnderClass;

    @Inject
    FinalClass finalClass;

    @Test
    void finalMethodsAndClassesAreTracked() {
        assertThat(onFinal.method().useCaseName()).hasValue("final");
        assertThat(finalUnderClass.method().useCaseName()).hasValue("class");
        assertThat(finalClass.method().useCaseName()).hasValue("final_class");
    }

    /** A final method. */
    @ApplicationScoped
    public static class OnFinal {
        @Track(useCaseName = "final")
        public final EffectiveContext method() {
            return TrackContext.current();
        }
    }

    /** A final method under the class's annotation. */
    @ApplicationScoped
    @Track(useCaseName = "class")
    public static class FinalUnderClass {
        public final EffectiveContext method() {
            return TrackContext.current();
        }
    }

    /** A final class. */
    @ApplicationScoped
    @Track(useCaseName = "final_class")
    public static final class FinalClass {
        public EffectiveContext method() {
            return TrackContext.current();
        }
    }
}
