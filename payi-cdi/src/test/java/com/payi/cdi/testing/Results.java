package com.payi.cdi.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import com.payi.cdi.PayiResult;

/** An application's observers of results. */
@ApplicationScoped
public class Results {
    private final List<PayiResult> received = new CopyOnWriteArrayList<>();
    private final List<PayiResult> receivedAsync = new CopyOnWriteArrayList<>();

    void received(@Observes PayiResult result) {
        received.add(result);
    }

    void receivedAsync(@ObservesAsync PayiResult result) {
        receivedAsync.add(result);
    }

    public List<PayiResult> all() {
        return received;
    }

    public List<PayiResult> allAsync() {
        return receivedAsync;
    }
}
