package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WELD_OLDEST)
class WeldOldestKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WELD_OLDEST, "weld-oldest-keyless",
            new ProcessPerApplication(new WeldSe(Platform.WELD_OLDEST), "state-weld-oldest-keyless")).withoutKey();

    WeldOldestKeylessIT() {
        super(INSTALLATION);
    }
}
