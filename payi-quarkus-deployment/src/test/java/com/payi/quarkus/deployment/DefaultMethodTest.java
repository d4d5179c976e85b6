package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

import io.quarkus.builder.Version;
import io.quarkus.test.QuarkusUnitTest;

/** The build warns of an annotation on a default method exactly where ArC does not intercept that method. */
class DefaultMethodTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Contract.class, Inherits.class, Overrides.class, Tracked.class))
            .setLogRecordPredicate(line -> line.getLevel().intValue() >= Level.WARNING.intValue()
                    && line.getLoggerName().equals("com.payi.cdi"))
            .assertLogRecords(lines -> {
                List<String> warned = lines.stream().map(new PatternFormatter("%s")::format)
                        .filter(line -> line.startsWith("PAYI00132"))
                        .map(line -> line.replace(DefaultMethodTest.class.getName() + "$", "")).toList();
                String begin = "PAYI00132: @Track on the interface Contract.work has no effect for the bean ";
                assertThat(warned).filteredOn(line -> line.startsWith(begin + "Inherits:"))
                        .as("with Quarkus %s", Version.getVersion()).hasSize(isIntercepted() ? 0 : 1);
                assertThat(warned).filteredOn(line -> line.startsWith(begin + "Overrides:")).hasSize(1);
                assertThat(warned).filteredOn(line -> line.contains("Tracked")).isEmpty();
            });

    @Inject
    Inherits inherits;

    @Inject
    Overrides overrides;

    @Inject
    Tracked tracked;

    @Test
    void theAnnotationHoldsWhereTheBuildDoesNotWarn() {
        assertThat(inherits.work("anna").useCaseName().filter("contract"::equals).isPresent()).isEqualTo(isIntercepted());
        assertThat(inherits.work("anna").userId().filter("anna"::equals).isPresent()).isEqualTo(isIntercepted());
        assertThat(overrides.work("anna").useCaseName()).isNotEqualTo(Optional.of("contract"));
        assertThat(tracked.work("anna").useCaseName()).hasValue("contract");
    }

    /** Since Quarkus 3.37. */
    private static boolean isIntercepted() {
        return ModuleDescriptor.Version.parse(Version.getVersion()).compareTo(ModuleDescriptor.Version.parse("3.37")) >= 0;
    }

    /** Has a default method. */
    public interface Contract {
        @Track(useCaseName = "contract")
        default EffectiveContext work(@Track.UserId String user) {
            return TrackContext.current();
        }
    }

    /** Inherits it. */
    @ApplicationScoped
    public static class Inherits implements Contract {}

    /** Has a method of its own in its place. */
    @ApplicationScoped
    public static class Overrides implements Contract {
        @Override
        public EffectiveContext work(String user) {
            return TrackContext.current();
        }
    }

    /** Its own annotation makes ArC intercept what it inherits. */
    @ApplicationScoped
    @Track(useCaseName = "tracked")
    public static class Tracked implements Contract {}
}
