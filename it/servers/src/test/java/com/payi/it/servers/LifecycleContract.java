package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import com.payi.testkit.IngestedEvent;

/** What happens when an application begins and ends in a server that goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LifecycleContract {
    private static final String OURS = "payi-";

    private final Installation installation;

    @TempDir
    Path directory;

    LifecycleContract(Installation installation) {
        this.installation = installation;
    }

    @Test
    void theEndOfAnApplicationDeliversWhatIsQueued() {
        URI application = server().deploy("ending", Installation.WAR);
        installation.payi().stall(Duration.ofSeconds(2));
        List<String> models = List.of("queued-1", "queued-2", "queued-3");
        models.forEach(model -> installation.call(application, "documents/summary", model));
        assertThat(installation.events("queued-3")).isEmpty();

        server().undeploy("ending");

        assertThat(models).allSatisfy(model -> assertThat(installation.events(model)).hasSize(1));
        assertThat(installation.log()).containsPattern("PAYI00303: .*3 events offered, 3 delivered");
    }

    /** The library asks at each start whether it is on Quarkus without its extension. */
    @Test
    void noServerIsTakenForQuarkus() {
        URI application = server().deploy("unmistaken", Installation.WAR);
        installation.call(application, "documents/summary", "unmistaken");
        installation.event("unmistaken");
        server().undeploy("unmistaken");

        assertThat(installation.log()).contains("PAYI00001").doesNotContain("PAYI00430");
    }

    @Test
    void noThreadOutlivesTheApplication() {
        URI application = server().deploy("threads", Installation.WAR);
        installation.call(application, "documents/summary", "threads");
        installation.event("threads");
        assertThat(server().process().threads()).anyMatch(name -> name.startsWith(OURS));

        server().undeploy("threads");

        assertThat(server().process().threads()).noneMatch(name -> name.startsWith(OURS));
    }

    @Test
    void anApplicationThatIsDeployedAgainBeginsAnew() {
        String first = useCaseId(server().deploy("repeated", Installation.WAR), "first-start");
        String again = useCaseId(server().deploy("repeated", Installation.WAR), "replaced");
        server().undeploy("repeated");
        String last = useCaseId(server().deploy("repeated", Installation.WAR), "after-the-end");
        server().undeploy("repeated");

        assertThat(List.of(first, again, last)).doesNotHaveDuplicates().allMatch(id -> id.length() == 36);
    }

    /** Of the use case that begins with the application. */
    private String useCaseId(URI application, String model) {
        installation.call(application, "documents/reading", model);
        IngestedEvent event = installation.event(model);
        assertThat(event.useCaseName()).isEqualTo("repeated");
        return event.useCaseId();
    }

    @Test
    void aConfigurationThatCannotBeUsedFailsTheDeployment() throws IOException {
        // The ordinal goes before the system properties of the server.
        byte[] configuration = "config_ordinal=500\npayi.base-url=nonsense\n".getBytes(StandardCharsets.ISO_8859_1);
        Path war = WarFile.changed(Installation.WAR, directory.resolve("misconfigured.war"),
                Map.of("WEB-INF/classes/META-INF/microprofile-config.properties", configuration));

        assertThatThrownBy(() -> server().deploy("misconfigured", war)).isInstanceOf(DeploymentFailedException.class)
                .hasMessageContaining("PAYI00003").hasMessageContaining("payi.base-url: 'nonsense' is not an http or https URL")
                .hasMessageContaining("such as https://api.pay-i.com");
    }

    @Test
    void anAnnotationThatCannotBeMeantFailsTheDeployment() throws IOException {
        Path war = WarFile.changed(Installation.WAR, directory.resolve("contradictory.war"),
                WarFile.classes(ContradictoryBean.class));

        assertThatThrownBy(() -> server().deploy("contradictory", war)).isInstanceOf(DeploymentFailedException.class)
                .hasMessageContaining("PAYI00100").hasMessageContaining(ContradictoryBean.class.getName() + ".ask")
                .hasMessageContaining("proxy has 2 values; give one, as in proxy = true");
    }

    private ApplicationServer server() {
        return installation.server();
    }
}
