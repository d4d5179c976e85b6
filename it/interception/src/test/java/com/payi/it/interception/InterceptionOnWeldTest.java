package com.payi.it.interception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Weld intercepts, as docs/reference/interception.md has it. */
class InterceptionOnWeldTest {
    private static final Map<String, String> TABLE = InterceptionTable.column("Weld");
    private static final String FAILS = "the deployment fails";

    private static DeploymentLog log;
    private static WeldContainer container;

    @BeforeAll
    static void start() {
        InterceptionCase.configuration().forEach(System::setProperty);
        System.setProperty("payi.api-key", "key");
        log = new DeploymentLog();
        container = new Weld().addBeanClasses(InterceptionCase.beans().toArray(Class[]::new))
                .addBeanClass(StubTransactions.class).addInterceptor(StubTransactions.class).initialize();
    }

    @AfterAll
    static void stop() {
        container.shutdown();
        log.close();
        InterceptionCase.configuration().keySet().forEach(System::clearProperty);
        System.clearProperty("payi.api-key");
    }

    @ParameterizedTest
    @EnumSource
    void isAsInTheTable(InterceptionCase each) {
        String measured = each.measure() + warning(log, each.warnedElement());
        InterceptionMinimum.check(each, measured);
        assertThat(measured).isEqualTo(TABLE.get(each.description()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsImpossibleIsAsInTheTable(ImpossibleCase each) {
        String result;
        try (DeploymentLog own = new DeploymentLog()) {
            try (WeldContainer other = new Weld().addBeanClasses(each.bean()).initialize()) {
                String seen = each.call(other.select(each.bean()).get());
                result = seen.equals(Seen.NOTHING) ? "no" : seen;
            } catch (DeploymentException e) {
                result = FAILS;
            }
            result += warning(own, each.element());
        }
        assertThat(result).isEqualTo(TABLE.get(each.description()));
    }

    @Test
    void theTableHasARowForEachCase() {
        List<String> cases = Stream.concat(Stream.of(InterceptionCase.values()).map(InterceptionCase::description),
                Stream.of(ImpossibleCase.values()).map(ImpossibleCase::description)).toList();
        assertThat(TABLE.keySet()).containsExactlyElementsOf(cases);
    }

    /** The id of the warning about an element, which is given once. */
    private static String warning(DeploymentLog log, String element) {
        if (element.isEmpty()) {
            return "";
        }
        List<String> lines = log.lines().stream().filter(line -> line.contains(element)).toList();
        assertThat(lines).as(element).hasSizeLessThanOrEqualTo(1);
        Matcher id = Pattern.compile("PAYI\\d+").matcher(String.join("", lines));
        return id.find() ? ", " + id.group() : "";
    }
}
