package com.payi.it.servers;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.it.kit.MeasuredTable;
import com.payi.it.servers.application.enterprise.Way;

/** Who calls, which thread, is the context there: for each way that a server has to take work elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PropagationContract {
    /** On every server. */
    private static final Set<Way> EVERYWHERE = EnumSet.of(Way.WAITING, Way.REST_CLIENT, Way.REST_CLIENT_STAGE,
            Way.OWN_CONTEXT, Way.CARRYING_EXECUTOR, Way.WRAPPED);
    private static final Map<String, Set<Way>> PROMISED = Map.of(
            "WildFly 39", and(Way.ASYNC, Way.RX, Way.MANAGED_EXECUTOR, Way.SCHEDULED_EXECUTOR, Way.CONTEXT_SERVICE,
                    Way.ASYNCHRONOUS),
            "Open Liberty 26", EVERYWHERE,
            "Payara Micro 6", and(Way.ASYNC, Way.RX, Way.MANAGED_EXECUTOR, Way.SCHEDULED_EXECUTOR, Way.ASYNCHRONOUS,
                    Way.FAULT_TOLERANT));

    private final Installation installation;
    private final MeasuredTable table;

    PropagationContract(Installation installation) {
        this.installation = installation;
        String server = installation.platform().label();
        this.table = new MeasuredTable("docs/reference/propagation-servers.md", server, "Call", "Thread of the request filter",
                "Context there", "Remedy").promising("Context there",
                        PROMISED.get(server).stream().map(Way::label)
                                .toArray(String[]::new));
    }

    private static Set<Way> and(Way... more) {
        Set<Way> all = EnumSet.copyOf(EVERYWHERE);
        all.addAll(List.of(more));
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void isTheContextThere(Way way) {
        Probe probe = Probe.call(installation, "propagation/" + way, "propagation-" + way);

        String context = probe.isIn("propagation");
        table.row(way.label(), probe.thread(), context, context.equals("yes") ? "" : way.remedy());
    }

    @AfterAll
    void theDocumentHasWhatWasMeasured() {
        table.check();
    }
}
