package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.it.interception.InterceptionCase;
import com.payi.it.interception.InterceptionMinimum;
import com.payi.it.interception.InterceptionTable;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** What ArC intercepts, as docs/reference/interception.md has it. The build of the extension tests its warnings. */
@QuarkusTest
@TestProfile(InterceptionOnArcTest.Configured.class)
class InterceptionOnArcTest {
    private static final Map<String, String> TABLE = InterceptionTable.column("ArC");
    private static final Version QUARKUS = Version.parse(System.getProperty("tested.quarkus"));
    private static final Pattern NEWER = Pattern.compile(".*; (?<then>\\w+) from Quarkus (?<version>[0-9.]+)");

    @ParameterizedTest
    @EnumSource
    void isAsInTheTable(InterceptionCase each) {
        String measured = each.measure();
        InterceptionMinimum.check(each, measured);
        assertThat(measured).as("%s, on Quarkus %s", each, QUARKUS)
                .isEqualTo(ofThisQuarkus(TABLE.get(each.description())).split(",")[0]);
    }

    /** A cell may have what holds from a newer Quarkus on. */
    private static String ofThisQuarkus(String cell) {
        Matcher newer = NEWER.matcher(cell);
        return newer.matches() && QUARKUS.compareTo(Version.parse(newer.group("version"))) >= 0 ? newer.group("then") : cell;
    }

    @Test
    void theTableHasARowForEachCase() {
        List<String> cases = Stream.of(InterceptionCase.values()).map(InterceptionCase::description).toList();
        assertThat(TABLE.keySet()).containsAll(cases);
    }

    /** What the beans look for. */
    public static class Configured implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return InterceptionCase.configuration();
        }
    }
}
