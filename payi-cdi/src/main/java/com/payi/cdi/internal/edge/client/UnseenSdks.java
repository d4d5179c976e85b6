package com.payi.cdi.internal.edge.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.LogText;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/**
 * The SDKs of an application whose calls are only seen after a line of the application. They are named when it starts,
 * and when a context ends in which no call was seen: money must not be spent in silence.
 */
public final class UnseenSdks {
    private final List<Sdk> present;
    private final Set<Sdk> named = ConcurrentHashMap.newKeySet();

    private UnseenSdks(List<Sdk> present) {
        this.present = present;
    }

    /**
     * Begins to watch an application that starts.
     *
     * @param application finds the application's classes
     */
    public static void watch(PayiRuntime runtime, ClassLoader application) {
        List<Sdk> present = runtime.isAccounting() ? Sdk.unseen(application) : List.of();
        if (!present.isEmpty()) {
            present.forEach(sdk -> PayiLogger.LOG.sdkNeedsLine(sdk.artifact(), sdk.line()));
            runtime.whenContextHasNoCall(new UnseenSdks(present)::endedWithoutCall);
        }
    }

    private void endedWithoutCall(Frame frame) {
        for (Sdk sdk : present) {
            if (sdk.isUnseen() && named.add(sdk)) {
                String useCase = frame.values().useCaseName();
                PayiLogger.LOG.contextWithoutCall(useCase == null ? "without a use case" : LogText.of(useCase),
                        sdk.artifact(), sdk.line());
            }
        }
    }
}
