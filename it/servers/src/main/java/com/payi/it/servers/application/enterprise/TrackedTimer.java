package com.payi.it.servers.application.enterprise;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import com.payi.cdi.Track;
import com.payi.it.servers.application.Caller;

/** Makes its calls by a timer; the request waits for it. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class TrackedTimer {
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    @Inject
    Caller caller;

    @Resource
    TimerService timers;

    /** Outside of transactions: timers wait for the end of the one that they are made in. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String call(URI provider, String model) throws InterruptedException {
        timers.createSingleActionTimer(1, new TimerConfig(provider + " " + model, false));
        return answers.poll(20, TimeUnit.SECONDS);
    }

    @Timeout
    @Track(useCaseName = Interception.USE_CASE)
    void onTime(Timer timer) {
        String[] asked = timer.getInfo().toString().split(" ");
        answers.add(caller.call(URI.create(asked[0]), asked[1]));
    }
}
