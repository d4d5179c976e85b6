package com.payi.cdi.internal.core.delivery.spool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A damaged spool file of which the readable events are read. The file stays as it is. */
final class SalvagedFile implements EventReading {
    private static final long MOST_PASSED_OVER = 1L << 40;

    /** Null if the file is damaged where it begins: nothing can be read then. */
    private final SpoolStore store;

    private SalvagedFile(SpoolStore store) {
        this.store = store;
    }

    static SalvagedFile open(Path path) {
        try {
            return new SalvagedFile(SpoolStore.openToSalvage(path));
        } catch (SpoolException | OutOfMemoryError e) {
            return new SalvagedFile(null);
        }
    }

    @Override
    public List<SpooledEvent> after(long key, int most, long mostBytes) {
        List<SpooledEvent> found = new ArrayList<>();
        if (store == null) {
            return found;
        }
        long read = 0;
        long next = key + 1;
        for (long passedOver = 1; passedOver <= MOST_PASSED_OVER; passedOver *= 2) {
            try {
                for (Iterator<Long> keys = store.keysFrom(next); keys.hasNext();) {
                    long here = keys.next();
                    next = here + 1;
                    passedOver = 1;
                    read += addReadable(here, found);
                    if (found.size() >= most || read >= mostBytes) {
                        return found;
                    }
                }
                return found;
            } catch (RuntimeException | OutOfMemoryError e) {
                // A part of the tree of keys is damaged; what is behind it can be whole.
                next += passedOver;
            }
        }
        return found;
    }

    private long addReadable(long key, List<SpooledEvent> found) {
        try {
            byte[] content = store.content(key);
            found.add(store.event(key, content));
            return content.length;
        } catch (RuntimeException | OutOfMemoryError e) {
            return 0;
        }
    }

    @Override
    public void abandon() {
        if (store != null) {
            store.abandon();
        }
    }
}
