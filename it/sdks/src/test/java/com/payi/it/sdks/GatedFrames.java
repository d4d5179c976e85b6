package com.payi.it.sdks;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Frames of which each but the first ones exists only once the test has allowed it. */
final class GatedFrames implements Iterator<byte[]> {
    private final Semaphore allowed;
    private final Iterator<byte[]> frames;

    GatedFrames(int atOnce, List<byte[]> frames) {
        this.allowed = new Semaphore(atOnce);
        this.frames = frames.iterator();
    }

    void allowAll() {
        allowed.release(1_000);
    }

    @Override
    public boolean hasNext() {
        return frames.hasNext();
    }

    @Override
    public byte[] next() {
        try {
            if (!allowed.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The test never allowed the next frame");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return frames.next();
    }
}
