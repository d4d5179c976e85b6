package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;

class RandomIdTest {
    private static final int MANY = 20_000;

    @Test
    void anIdIsTheTextOfARandomUuid() {
        String id = RandomId.next();
        UUID uuid = UUID.fromString(id);
        assertThat(uuid).hasToString(id);
        assertThat(uuid.version()).isEqualTo(4);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Test
    void theIdsOfAllThreadsDiffer() throws InterruptedException {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int k = 0; k < MANY; k++) {
                    ids.add(RandomId.next());
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ids).hasSize(4 * MANY);
    }

    /** But for the six bits that are the same in all of them. */
    @Test
    void eachBitIsSetInHalfOfTheIds() {
        int[] set = new int[128];
        for (int i = 0; i < MANY; i++) {
            UUID id = UUID.fromString(RandomId.next());
            for (int bit = 0; bit < 64; bit++) {
                set[bit] += id.getMostSignificantBits() >>> bit & 1;
                set[64 + bit] += id.getLeastSignificantBits() >>> bit & 1;
            }
        }
        int even = 0;
        for (int count : set) {
            even += count > MANY * 0.45 && count < MANY * 0.55 ? 1 : 0;
        }
        assertThat(even).isEqualTo(122);
    }
}
