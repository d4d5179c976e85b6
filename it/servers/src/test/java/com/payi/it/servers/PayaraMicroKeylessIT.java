package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.PAYARA)
class PayaraMicroKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.PAYARA, "payara-keyless",
            new PayaraMicro("state-payara-keyless"))
            .withoutKey();

    PayaraMicroKeylessIT() {
        super(INSTALLATION);
    }
}
