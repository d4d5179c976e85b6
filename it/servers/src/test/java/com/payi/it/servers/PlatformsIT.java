package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract has shown on the platforms of this run, and what the documents have of it. Comes after all others. */
@Order(Integer.MAX_VALUE)
class PlatformsIT {
    private static final String DOCUMENT = "docs/reference/platforms.md";
    private static final List<Behaviour> BEHAVIOURS = List.of(Behaviour.values());

    @BeforeAll
    static void allTestsHaveRun() {
        assumeTrue(System.getProperty("it.test", "").isEmpty(), "-Dit.test leaves out a part of what is counted here");
    }

    static List<Platform> platforms() {
        return Platform.tested().stream().filter(Matrix::isMeasured).toList();
    }

    /** The minimum: every behaviour that is not listed as impossible has been shown, and nothing has failed. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("platforms")
    void whatIsPossibleHolds(Platform platform) {
        assertThat(BEHAVIOURS).filteredOn(behaviour -> platform.remedy(behaviour).isEmpty())
                .allSatisfy(behaviour -> assertThat(Matrix.of(platform).passed(behaviour))
                        .as("passed on " + platform.label() + ": " + behaviour.label()).isPositive());
        assertThat(BEHAVIOURS).allSatisfy(behaviour -> assertThat(Matrix.of(platform).failed(behaviour))
                .as("failed on " + platform.label() + ": " + behaviour.label()).isZero());
    }

    /** The minimum: each interface that the library can do without is missing somewhere. {@link CallsContract} checks where. */
    @ParameterizedTest
    @EnumSource(Api.class)
    void aPlatformDoesWithout(Api api) {
        assertThat(Platform.values()).filteredOn(platform -> platform.missing().contains(api)).isNotEmpty();
    }

    @Test
    void whatIsMissingIsInTheDocument() {
        List<String> apis = Arrays.stream(Api.values()).map(Api::label).toList();
        PlatformTable interfaces = new PlatformTable(DOCUMENT, "interfaces", columns("platform", apis), labels());
        for (Platform platform : Platform.values()) {
            for (Api api : Api.values()) {
                interfaces.cell(platform.label(), api.label(), platform.missing().contains(api) ? "no" : "yes");
            }
        }
        interfaces.check();
    }

    @Test
    void theMatrixIsInTheDocument() {
        PlatformTable matrix = new PlatformTable(DOCUMENT, "matrix", columns("behaviour", labels()),
                BEHAVIOURS.stream().map(Behaviour::label).toList());
        for (Platform platform : platforms()) {
            for (Behaviour behaviour : BEHAVIOURS) {
                matrix.cell(behaviour.label(), platform.label(), cell(platform, behaviour));
            }
        }
        matrix.check();
    }

    private static String cell(Platform platform, Behaviour behaviour) {
        return platform.remedy(behaviour).isPresent() ? "no" : Integer.toString(Matrix.of(platform).passed(behaviour));
    }

    @Test
    void whatIsImpossibleIsInTheDocument() {
        List<String> rows = Arrays.stream(Platform.values()).flatMap(platform -> BEHAVIOURS.stream()
                .filter(behaviour -> platform.remedy(behaviour).isPresent()).map(behaviour -> row(platform, behaviour)))
                .toList();
        PlatformTable limitations = new PlatformTable(DOCUMENT, "limitations",
                List.of("platform, behaviour", "why, and what to do instead"), rows);
        for (Platform platform : Platform.values()) {
            for (Behaviour behaviour : BEHAVIOURS) {
                platform.remedy(behaviour)
                        .ifPresent(remedy -> limitations.cell(row(platform, behaviour), "why, and what to do instead", remedy));
            }
        }
        limitations.check();
    }

    private static String row(Platform platform, Behaviour behaviour) {
        return platform.label() + ": " + behaviour.label();
    }

    @Test
    void theSummaryIsInTheReadme() {
        PlatformTable summary = new PlatformTable("README.md", "platforms",
                List.of("platform", "behaviours", "tests"), labels());
        for (Platform platform : platforms()) {
            List<Behaviour> shown = BEHAVIOURS.stream().filter(behaviour -> Matrix.of(platform).passed(behaviour) > 0).toList();
            summary.cell(platform.label(), "behaviours", shown.size() + " of " + BEHAVIOURS.size());
            summary.cell(platform.label(), "tests",
                    Integer.toString(shown.stream().mapToInt(Matrix.of(platform)::passed).sum()));
        }
        summary.check();
    }

    private static List<String> labels() {
        return Arrays.stream(Platform.values()).map(Platform::label).toList();
    }

    private static List<String> columns(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
