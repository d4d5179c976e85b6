package com.payi.cdi.internal.edge.runtime;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Instance;

import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.OutgoingScore;

/** The application's sender, which replaces the library's own. It is called with the application's class loader. */
final class ApplicationSender implements IngestSender {
    private final Instance<IngestSender> bean;
    private final ClassLoader application;
    /** Looked up once: a dependent bean would be a new one each time. */
    private IngestSender sender;

    private ApplicationSender(Instance<IngestSender> bean, ClassLoader application) {
        this.bean = bean;
        this.application = application;
    }

    /** Null if the application has none. */
    static ApplicationSender find(Instance<IngestSender> beans, ClassLoader application) {
        if (beans.isAmbiguous()) {
            throw new PayiConfigurationException(DeliveryLogger.LOG.ambiguousSender(beans.handlesStream()
                    .map(handle -> handle.getBean().getBeanClass().getName()).collect(Collectors.joining(", "))));
        }
        return beans.isUnsatisfied() ? null : new ApplicationSender(beans, application);
    }

    @Override
    public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        return called(own -> own.send(events));
    }

    @Override
    public CompletionStage<IngestAnswer> sendScore(OutgoingScore score) {
        return called(own -> own.sendScore(score));
    }

    private <T> T called(Function<IngestSender, T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            if (sender == null) {
                sender = bean.get();
            }
            return call.apply(sender);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
