package com.payi.cdi.internal.core.spend;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The values of one tag: bounded in number, because each is a time series of its own for as long as the process lives. */
public final class TagValues {
    static final String OTHER = "other";
    static final String NONE = "none";
    private static final int LONGEST = 200;

    private final int most;
    private final boolean listed;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * @param allowed the only values; an empty list admits the first that come
     * @param most how many of those
     */
    public TagValues(List<String> allowed, int most) {
        this.most = most;
        this.listed = !allowed.isEmpty();
        known.addAll(allowed);
    }

    /** The value to show in place of a name, which may be null or empty. */
    public String of(String name) {
        if (name == null || name.isEmpty()) {
            return NONE;
        }
        return known.contains(name) || !listed && admit(name) ? name : OTHER;
    }

    private boolean admit(String name) {
        // Looked at without the lock first: most names come again and again, also those that find no room.
        return known.size() < most && name.length() <= LONGEST && admitted(name);
    }

    private synchronized boolean admitted(String name) {
        return known.contains(name) || known.size() < most && known.add(name);
    }
}
