package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import com.payi.testkit.IngestedEvent;

/** What happens when an application begins and ends in a server that goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LifecycleContract {
    private final Installation installation;

    @TempDir
    Path directory;

    LifecycleContract(Installation installation) {
        this.installation = installation;
    }

    @Test
    @Shows(Behaviour.UNDEPLOYMENT)
    void theEndOfAnApplicationDeliversWhatIsQueued() {
        URI application = server().deploy("ending", installation.war());
        List<String> models = List.of("queued-1", "queued-2", "queued-3");
        installation.queue(application, models);

        server().undeploy("ending");

        assertThat(models).allSatisfy(model -> assertThat(installation.events(model)).hasSize(1));
        // Some servers log on a thread of their own.
        await().untilAsserted(
                () -> assertThat(installation.log()).containsPattern("PAYI00303: .*3 events offered, 3 delivered"));
    }

    /** The library asks at each start whether it is on Quarkus without its extension. */
    @Test
    @Shows(Behaviour.START)
    void noServerIsTakenForQuarkus() {
        URI application = server().deploy("unmistaken", installation.war());
        installation.call(application, "documents/summary", "unmistaken");
        installation.event("unmistaken");
        server().undeploy("unmistaken");

        assertThat(installation.log()).contains("PAYI00001").doesNotContain("PAYI00430");
    }

    @Test
    @Shows(Behaviour.REDEPLOYMENT)
    void noThreadOutlivesTheApplication() {
        URI application = server().deploy("threads", installation.war());
        installation.call(application, "documents/summary", "threads");
        installation.event("threads");
        assertThat(installation.threads()).isNotEmpty();

        server().undeploy("threads");

        installation.awaitThreads(0);
    }

    @Test
    @Shows(Behaviour.REDEPLOYMENT)
    void anApplicationThatIsDeployedAgainBeginsAnew() {
        String first = useCaseId(server().deploy("repeated", installation.war()), "first-start");
        String again = useCaseId(server().deploy("repeated", installation.war()), "replaced");
        server().undeploy("repeated");
        String last = useCaseId(server().deploy("repeated", installation.war()), "after-the-end");
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

    /** The whole configuration of this installation is in the environment. */
    @Test
    @Shows(Behaviour.ENVIRONMENT)
    void theKeyComesFromTheEnvironmentAndNoVariableIsUnknown() {
        URI application = server().deploy("environment", installation.war());
        installation.call(application, "documents/summary", "environment");
        assertThat(installation.event("environment").accountName()).isEqualTo("acme");
        installation.call(application, "documents/budget", "environment-budget");
        assertThat(installation.event("environment-budget").limitIds()).containsExactly("limit_of_the_configuration");
        server().undeploy("environment");

        assertThat(installation.log()).doesNotContain("PAYI00007");
    }

    @Test
    @Shows(Behaviour.MISTAKES)
    void aConfigurationThatCannotBeUsedFailsTheDeployment() throws IOException {
        assumeTrue(installation.platform().parts().contains(Part.CONFIG),
                "Without MicroProfile Config, no file of an application is read");
        Path war = configured("payi.base-url=nonsense");

        assertThatThrownBy(() -> server().deploy("misconfigured", war)).isInstanceOf(DeploymentFailedException.class)
                .hasMessageContaining("PAYI00003").hasMessageContaining("payi.base-url: 'nonsense' is not an http or https URL")
                .hasMessageContaining("such as https://api.pay-i.com");
    }

    @Test
    @Shows(Behaviour.MISTAKES)
    void anAnnotationThatCannotBeMeantFailsTheDeployment() throws IOException {
        assumeTrue(installation.platform() != Platform.QUARKUS,
                "On Quarkus it fails the build already, which InvalidTrackTest of payi-quarkus-deployment shows");
        Path war = WarFile.changed(installation.war(), directory.resolve("contradictory.war"),
                WarFile.classes(ContradictoryBean.class));

        assertThatThrownBy(() -> server().deploy("contradictory", war)).isInstanceOf(DeploymentFailedException.class)
                .hasMessageContaining("PAYI00100").hasMessageContaining(ContradictoryBean.class.getName() + ".ask")
                .hasMessageContaining("proxy has 2 values; give one, as in proxy = true");
    }

    /** The application with a line of configuration that goes before the server's own. */
    private Path configured(String line) throws IOException {
        byte[] configuration = ("config_ordinal=500\n" + line + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return WarFile.changed(installation.war(), directory.resolve("configured-" + line.hashCode() + ".war"),
                Map.of("WEB-INF/classes/META-INF/microprofile-config.properties", configuration));
    }

    private ApplicationServer server() {
        return installation.server();
    }
}
