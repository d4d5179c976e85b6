package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.testing.LogCapture;

/**
 * An SDK whose calls cannot be seen is named: at the start, and when a context ends without a call. Other tests of this
 * module track clients in the same process, so only the SDKs that none of them tracks by name are looked at.
 */
class UnseenSdksTest {
    private final Logger library = Logger.getLogger("com.payi.cdi");
    private LogCapture log;

    @BeforeEach
    void listen() {
        library.setLevel(Level.INFO);
        log = new LogCapture();
    }

    @AfterEach
    void stop() {
        log.close();
        library.setLevel(null);
    }

    private List<String> lines(String id) {
        return log.lines().stream().filter(line -> line.contains(id)).toList();
    }

    @Test
    void anSdkWithoutATrackedClientIsNamedAtTheStartAndOnceAtTheEndOfAContext() {
        try (Application application = new Application(Map.of(), SmallApplication.class)) {
            List<String> atStart = lines("PAYI00265");
            for (int i = 0; i < 3; i++) {
                try (TrackScope scope = TrackContext.builder().useCaseName("silent").open()) {
                    assertThat(TrackContext.current().useCaseName()).contains("silent");
                }
            }

            assertThat(lines("PAYI00266")).hasSameSizeAs(atStart).allMatch(line -> line.contains("silent"));
            assertThat(atStart).as("named at the start").isNotEmpty().allMatch(line -> line.contains("add"));
        }
    }

    @Test
    void aContextInWhichACallWasSeenIsNotNamed() {
        try (Application application = new Application(Map.of(), SmallApplication.class)) {
            try (TrackScope outer = TrackContext.builder().useCaseName("outer").open();
                    TrackScope inner = TrackContext.builder().useCaseName("inner").open()) {
                ClientCall.begin(ClientRequest.builder("POST",
                        URI.create(application.provider().uri() + "/v1/chat/completions")).build()).cancelled();
            }

            assertThat(lines("PAYI00266")).isEmpty();
        }
    }

    @Test
    void nothingIsNamedWhereNothingIsAccountedFor() {
        try (Application application = new Application(Map.of("payi.enabled", "false"), SmallApplication.class)) {
            try (TrackScope scope = TrackContext.builder().useCaseName("silent").open()) {
                assertThat(lines("PAYI00265")).isEmpty();
            }

            assertThat(lines("PAYI00266")).isEmpty();
        }
    }
}
