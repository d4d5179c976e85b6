package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

import io.quarkus.test.QuarkusUnitTest;

/** The build warns of annotations in classes that are no beans, once for each place, and of no others. */
class NoBeanTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(ByMethod.class, ByClass.class, ByParameter.class, Produced.class,
                    Base.class, Bean.class, Client.class))
            .setLogRecordPredicate(line -> line.getLevel().intValue() >= Level.WARNING.intValue()
                    && line.getLoggerName().equals("com.payi.cdi"))
            .assertLogRecords(lines -> assertThat(lines.stream().map(new PatternFormatter("%s")::format)
                    .filter(line -> line.startsWith("PAYI00431"))
                    .map(line -> line.replace(NoBeanTest.class.getName() + "$", "")))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line)
                                    .startsWith("PAYI00431: @Track on ByClass has no effect: ByClass is not a bean")
                                    .contains("Add a scope such as @ApplicationScoped"),
                            line -> assertThat(line).startsWith("PAYI00431: @Track on ByMethod.method has no effect"),
                            line -> assertThat(line).startsWith("PAYI00431: @Track.UserId on ByParameter.method has no effect"),
                            line -> assertThat(line).startsWith("PAYI00431: @Track on Produced.method has no effect"),
                            line -> assertThat(line).startsWith("PAYI00431: @Track on Client.ask has no effect")));

    @Test
    void theApplicationStarts() {
        assertThat(new ByMethod().method().useCaseName()).isNotEqualTo("by_method");
    }

    /** Made with new. */
    public static class ByMethod {
        @Track(useCaseName = "by_method")
        public EffectiveContext method() {
            return TrackContext.current();
        }
    }

    /** Made with new. */
    @Track
    public static class ByClass {}

    /** Made with new. */
    public static class ByParameter {
        public void method(@Track.UserId String first, @Track.UserId String second) {}
    }

    /** Made by a producer. */
    public static class Produced {
        @Track
        public void method() {}
    }

    /** Above a bean. */
    public abstract static class Base {
        @Track
        public void method() {}
    }

    /** Has what it needs. */
    @ApplicationScoped
    public static class Bean extends Base {
        @Produces
        Produced produced() {
            return new Produced();
        }
    }

    /** An interface that nothing registers. */
    public interface Client {
        @Track
        void ask();
    }
}
