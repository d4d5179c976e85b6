package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.WELD_CXF)
class WeldCxfKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.WELD_CXF, "weld-cxf-keyless",
            new ProcessPerApplication(new WeldSe(Platform.WELD_CXF), "state-weld-cxf-keyless")).withoutKey();

    WeldCxfKeylessIT() {
        super(INSTALLATION);
    }
}
