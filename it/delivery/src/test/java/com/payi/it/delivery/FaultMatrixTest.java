package com.payi.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The short form: some rows, with few calls. */
class FaultMatrixTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyEventEndsInOneCount() {
        return FaultMatrix.rows().stream().filter(Row::inEveryBuild).map(row -> DynamicTest.dynamicTest(row.fault(), () -> {
            Played played = Played.play(row, folder.resolve(Integer.toString(row.hashCode())), Size.SHORT);
            assertThat(played.complaints()).as(MatrixTable.line(played)).isEmpty();
        }));
    }
}
