package com.payi.cdi.internal.edge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartitionTest {
    private static final TopicPartition NAME = new TopicPartition("events", 0);
    private static final int WINDOW = 10;

    private static Partition partition(long position, long doubtedUntil) {
        return new Partition(NAME, position, doubtedUntil, WINDOW);
    }

    /** What the relay that follows doubts after a commit. */
    private static long doubted(OffsetAndMetadata committed) {
        return OffsetNote.doubtedUntil(committed, () -> 1000);
    }

    @Nested
    class WhatIsCommitted {
        @Test
        void isWhatLiesBeforeTheFirstRecordThatHasNotEnded() {
            Partition partition = partition(100, 0);
            Partition.Place first = partition.read(100);
            Partition.Place second = partition.read(101);
            partition.read(102);

            second.done();
            assertThat(partition.hasAdvanced()).isFalse();
            first.done();
            assertThat(partition.hasAdvanced()).isTrue();
            assertThat(partition.inWork().offset()).isEqualTo(102);
        }

        @Test
        void namesWhatIsAboutToBeRead() {
            Partition partition = partition(100, 0);

            assertThat(partition.reads(1100)).isFalse();
            OffsetAndMetadata committed = partition.inWork();
            partition.committed(committed);
            assertThat(partition.reads(1100)).isTrue();
            assertThat(committed.offset()).isEqualTo(100);
            assertThat(doubted(committed)).isGreaterThan(1100);
        }

        @Test
        void namesRecordsBeforehandSoThatNotEachCostsACommit() {
            Partition partition = partition(100, 0);
            partition.reads(100);
            partition.committed(partition.inWork());

            assertThat(partition.reads(110)).isTrue();
            assertThat(partition.reads(100_000)).isFalse();
        }

        @Test
        void forgetsWhatIsNotReadAfterAll() {
            Partition partition = partition(100, 0);
            partition.reads(100_000);
            partition.readsNothing();

            assertThat(doubted(partition.inWork())).isLessThan(1000);
        }

        @Test
        void givesRoomOnlyOnceTheBrokerHasIt() {
            Partition partition = partition(0, 0);
            for (int offset = 0; offset < WINDOW; offset++) {
                partition.read(offset).done();
            }

            assertThat(partition.hasRoom()).isFalse();
            partition.committed(partition.inWork());
            assertThat(partition.hasRoom()).isTrue();
        }
    }

    @Nested
    class WhatIsGivenBack {
        @Test
        void isDoubtedByNobodyOnceEverythingHasEnded() {
            Partition partition = partition(100, 0);
            partition.read(100).done();

            assertThat(partition.givenBack().offset()).isEqualTo(101);
            assertThat(doubted(partition.givenBack())).isZero();
        }

        @Test
        void isDoubtedUpToTheLastRecordThatWasSent() {
            Partition partition = partition(100, 0);
            partition.read(100);
            partition.read(101).done();
            partition.read(102).onItsWay(() -> true);
            partition.read(103);

            assertThat(partition.isQuiet()).isFalse();
            assertThat(partition.givenBack().offset()).isEqualTo(100);
            assertThat(doubted(partition.givenBack())).isEqualTo(103);
        }

        @Test
        void isDoubtedByNobodyWhereNothingWasSent() {
            Partition partition = partition(100, 0);
            partition.read(100);

            assertThat(partition.isQuiet()).isTrue();
            assertThat(doubted(partition.givenBack())).isZero();
        }

        @Test
        void staysInDoubtWhereTheRelayHasNotLooked() {
            Partition partition = partition(100, 150);
            partition.read(100).done();

            assertThat(doubted(partition.givenBack())).isEqualTo(150);
            assertThat(doubted(partition.inWork())).isGreaterThanOrEqualTo(150);
        }
    }

    @Nested
    class TheNoteOfAnotherRelay {
        @Test
        void isNotNeededWhereNoneHasWorked() {
            assertThat(doubted(null)).isZero();
        }

        @Test
        void isReplacedByTheEndOfThePartitionWhereSomebodyHasSetTheOffset() {
            assertThat(doubted(new OffsetAndMetadata(5))).isEqualTo(1000);
            assertThat(doubted(new OffsetAndMetadata(5, "payi-relay: in work before x"))).isEqualTo(1000);
        }
    }

    @Test
    void onlyWhatIsBeforeTheDoubtedOffsetIsDoubted() {
        assertThat(partition(100, 150).isDoubted(149)).isTrue();
        assertThat(partition(100, 150).isDoubted(150)).isFalse();
    }
}
