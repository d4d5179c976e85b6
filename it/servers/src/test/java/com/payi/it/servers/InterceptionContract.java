package com.payi.it.servers;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.it.kit.MeasuredTable;
import com.payi.it.servers.application.enterprise.Interception;

/** Whether a server intercepts {@code @Track}: for each kind of component that can have it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InterceptionContract {
    /** On every server: all but calls that no container sees on each of them. */
    private static final Set<Interception> PROMISED = EnumSet.complementOf(
            EnumSet.of(Interception.SELF_INVOCATION, Interception.REST_CLIENT_BUILT));

    private final Installation installation;
    private final MeasuredTable table;

    InterceptionContract(Installation installation) {
        this.installation = installation;
        this.table = new MeasuredTable("docs/reference/interception-servers.md", installation.platform().label(),
                "`@Track` on", "Its context holds")
                .promising("Its context holds", PROMISED.stream().map(Interception::label).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void doesTheContextHold(Interception kind) {
        Probe probe = Probe.call(installation, "interception/" + kind, "interception-" + kind);

        table.row(kind.label(), probe.isIn("interception"));
    }

    @AfterAll
    void theDocumentHasWhatWasMeasured() {
        table.check();
    }
}
