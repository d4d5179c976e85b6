package com.payi.it.servers;

import org.junit.jupiter.api.extension.RegisterExtension;

@RunsOn(Platform.TOMCAT)
class TomcatWithOpenWebBeansKeylessIT extends KeylessContract {
    @RegisterExtension
    static final Installation INSTALLATION = new Installation(Platform.TOMCAT, "tomcat-keyless",
            new TomcatWithOpenWebBeans("state-tomcat-keyless")).withoutKey();

    TomcatWithOpenWebBeansKeylessIT() {
        super(INSTALLATION);
    }
}
