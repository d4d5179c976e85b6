package com.payi.it.servers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.it.kit.MeasuredTable;
import com.payi.it.servers.application.Way;

/** Who calls, which thread, is the context there: for each way that a server has to take work elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PropagationContract {
    private final Installation installation;
    private final MeasuredTable table;

    PropagationContract(Installation installation, String server) {
        this.installation = installation;
        this.table = new MeasuredTable("docs/reference/propagation-servers.md", server, "Call", "Thread of the request filter",
                "Context there", "Remedy");
    }

    @ParameterizedTest
    @EnumSource
    void isTheContextThere(Way way) {
        Probe probe = Probe.call(installation, "propagation/" + way, "propagation-" + way);

        String context = probe.isIn("propagation");
        table.row(way.label(), probe.thread(), context, context.equals("yes") ? "" : way.remedy());
    }

    @AfterAll
    void theDocumentSaysSo() {
        table.check();
    }
}
