package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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

    @ParameterizedTest
    @EnumSource
    void isAsInTheTable(InterceptionCase each) {
        String measured = each.measure();
        InterceptionMinimum.check(each, measured);
        assertThat(measured).isEqualTo(TABLE.get(each.description()).split(",")[0]);
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
