package com.payi.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Chunks of which each but the first exists only once the test has allowed it.
 *
 * @since 0.1
 */
public final class GatedChunks implements Iterator<byte[]> {
    private final Semaphore allowed = new Semaphore(1);
    private final Iterator<String> chunks;

    /**
     * Makes chunks; the first one exists at once.
     *
     * @param chunks the texts of the chunks
     */
    public GatedChunks(List<String> chunks) {
        this.chunks = chunks.iterator();
    }

    /**
     * Lets more chunks exist.
     *
     * @param more how many more
     */
    public void allow(int more) {
        allowed.release(more);
    }

    @Override
    public boolean hasNext() {
        return chunks.hasNext();
    }

    @Override
    public byte[] next() {
        try {
            if (!allowed.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The test never allowed the next chunk");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return chunks.next().getBytes(StandardCharsets.UTF_8);
    }
}
