package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.it.kit.MeasuredTable;

/** What the contract has shown on the platforms of this run, and what the documents have of it. Comes after all others. */
@Order(Integer.MAX_VALUE)
@Isolated("comes after classes that run at the same time, too")
class PlatformsIT {
    private static final String DOCUMENT = "docs/reference/platforms.md";
    private static final List<Behaviour> BEHAVIOURS = List.of(Behaviour.values());
    private static final List<Platform> PLATFORMS = List.of(Platform.values());
    private static final List<Api> APIS = List.of(Api.values());

    @BeforeAll
    static void allTestsHaveRun() {
        assumeTrue(System.getProperty("it.test", "").isEmpty(), "-Dit.test leaves out a part of what is counted here");
    }

    static List<Platform> platforms() {
        return Platform.tested().stream().filter(platform -> Matrix.of(platform).hasRun()).toList();
    }

    /** The minimum: every behaviour that is not listed as impossible has been shown, and nothing has failed. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("platforms")
    void whatIsPossibleHolds(Platform platform) {
        Matrix matrix = Matrix.of(platform);
        assertThat(matrix.missing()).as(platform.label() + " does not count: these of its classes have not run").isEmpty();
        assertThat(matrix.failed()).as("failed on " + platform.label()).isEmpty();
        assertThat(matrix.notShown()).as("neither shown on " + platform.label() + " nor listed as impossible").isEmpty();
    }

    /** The minimum: each interface that the library can do without is missing somewhere. {@link CallsContract} checks where. */
    @ParameterizedTest
    @EnumSource(Api.class)
    void aPlatformDoesWithout(Api api) {
        assertThat(Platform.values()).filteredOn(platform -> platform.missing().contains(api)).isNotEmpty();
    }

    @Test
    void whatIsMissingIsInTheDocument() {
        MeasuredTable table = new MeasuredTable(DOCUMENT, "interfaces", cells("platform", APIS, Api::label));
        for (Platform platform : PLATFORMS) {
            table.row(cells(platform.label(), APIS, api -> platform.missing().contains(api) ? "no" : "yes"));
        }
        table.check();
    }

    @Test
    void theMatrixIsInTheDocument() {
        List<Platform> measured = measured();
        MeasuredTable table = new MeasuredTable(DOCUMENT, "matrix", cells("behaviour", PLATFORMS, Platform::label));
        for (Behaviour behaviour : BEHAVIOURS) {
            table.row(cells(behaviour.label(), PLATFORMS,
                    platform -> measured.contains(platform) ? cell(platform, behaviour) : null));
        }
        table.check();
    }

    /** A platform that has failed stays in the documents as it was. */
    private static List<Platform> measured() {
        return platforms().stream().filter(platform -> Matrix.of(platform).holds()).toList();
    }

    private static <T> String[] cells(String first, List<T> columns, Function<T, String> cell) {
        return Stream.concat(Stream.of(first), columns.stream().map(cell)).toArray(String[]::new);
    }

    private static String cell(Platform platform, Behaviour behaviour) {
        return platform.remedy(behaviour).isPresent() ? "no" : Integer.toString(Matrix.of(platform).passed(behaviour));
    }

    @Test
    void whatIsImpossibleIsInTheDocument() {
        MeasuredTable table = new MeasuredTable(DOCUMENT, "limitations", "platform, behaviour",
                "why, and what to do instead");
        for (Platform platform : PLATFORMS) {
            for (Behaviour behaviour : BEHAVIOURS) {
                platform.remedy(behaviour)
                        .ifPresent(remedy -> table.row(platform.label() + ": " + behaviour.label(), remedy));
            }
        }
        table.check();
    }

    @Test
    void theSummaryIsInTheReadme() {
        List<Platform> measured = measured();
        MeasuredTable table = new MeasuredTable("README.md", "platforms", "platform", "behaviours", "tests");
        for (Platform platform : PLATFORMS) {
            int[] passed = BEHAVIOURS.stream().mapToInt(Matrix.of(platform)::passed).toArray();
            long shown = Arrays.stream(passed).filter(tests -> tests > 0).count();
            boolean known = measured.contains(platform);
            table.row(platform.label(), known ? shown + " of " + passed.length : null,
                    known ? Integer.toString(Arrays.stream(passed).sum()) : null);
        }
        table.check();
    }
}
