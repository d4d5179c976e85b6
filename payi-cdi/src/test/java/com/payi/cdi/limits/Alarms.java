package com.payi.cdi.limits;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.payi.cdi.BudgetThresholdReached;

/** What an application learns of budgets that are nearly used up. */
@ApplicationScoped
class Alarms {
    private final List<BudgetThresholdReached> all = new CopyOnWriteArrayList<>();

    void reached(@Observes BudgetThresholdReached alarm) {
        all.add(alarm);
    }

    List<BudgetThresholdReached> all() {
        return all;
    }
}
