package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.testkit.Answer;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.PayiExtension;

/** How the WAR of an application is tested with the test kit, on a server in a process of its own. */
@RunsOn(Platform.WILDFLY)
class WarExampleIT {
    @RegisterExtension
    static final PayiExtension PAYI = PayiExtension.with("provider/mp-rest/url=${provider}").withoutProperties();

    private static final ApplicationServer SERVER = new WildFly("state-example");

    private static URI application;

    @BeforeAll
    static void deploy() {
        SERVER.start(PAYI.configuration().asMap(), Map.of());
        application = SERVER.deploy("accounting", WarFile.of(Platform.WILDFLY, "war-example"));
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void callsOfTheWarAreAccountedFor(FakePayi payi, FakeProvider provider) throws Exception {
        provider.always(Answer.text("Found").tokens(500, 100));

        assertThat(search("gpt-4o-mini")).contains("Found");
        assertThat(search("gpt-4o")).contains("Found");

        assertThat(payi).useCase("document_search").calls(2).account("acme").status(200).costBelow(0.01);
        assertThat(payi).model("gpt-4o").calls(1).tokensBelow(601);
        assertThat(payi).noEventOutsideOf("document_search").nothingRefused();
    }

    @Test
    void aTestSeesItsOwnCallsOnly(FakePayi payi) throws Exception {
        search("gpt-4.1");

        assertThat(payi).calls(1).model("gpt-4.1");
    }

    private static String search(String model) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(application.resolve("documents/search?model=" + model))
                        .POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
