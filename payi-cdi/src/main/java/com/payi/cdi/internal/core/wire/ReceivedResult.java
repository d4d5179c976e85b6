package com.payi.cdi.internal.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;

/** A result as it was received. */
record ReceivedResult(Optional<String> requestId, Optional<String> providerResponseId, boolean isProxied,
        Optional<String> useCaseName, Optional<String> useCaseId, Optional<String> userId, Optional<Cost> cost,
        Map<String, LimitState> limits, List<String> blockedLimitIds, boolean isDuplicate,
        List<String> warnings, Map<String, Units> unknownUnits, List<String> actions,
        Instant ingestedAt, boolean isConfirmation) implements PayiResult, DatedResult {
    ReceivedResult {
        limits = Map.copyOf(limits);
        blockedLimitIds = List.copyOf(blockedLimitIds);
        warnings = List.copyOf(warnings);
        unknownUnits = Map.copyOf(unknownUnits);
        actions = List.copyOf(actions);
    }
}
