package com.payi.cdi.internal.core.delivery.spool;

import java.util.ArrayList;
import java.util.List;

/** The events of a spool file, and after them those of its journal, for somebody who only looks. */
final class FileAndJournal implements EventReading {
    /** Null if there is none. */
    private final SpoolFile file;
    private final List<SpooledEvent> journaled = new ArrayList<>();

    /** @param nextKey after those of the file */
    FileAndJournal(SpoolFile file, long nextKey, List<SpooledEvent> pending) {
        this.file = file;
        pending.forEach(event -> journaled.add(event.withKey(nextKey + journaled.size())));
    }

    @Override
    public List<SpooledEvent> after(long key, int most, long mostBytes) throws SpoolException {
        List<SpooledEvent> found = file == null ? List.of() : file.after(key, most, mostBytes);
        return found.isEmpty() ? journaled.stream().filter(event -> event.key() > key).limit(most).toList() : found;
    }

    @Override
    public void abandon() {
        if (file != null) {
            file.abandon();
        }
    }
}
