package com.payi.quarkus.runtime;

import java.util.List;

import com.payi.cdi.internal.edge.bootstrap.TrackedClients;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;
import com.payi.cdi.internal.edge.track.metadata.TrackedMethod;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Records the methods that were collected at build time for the application. */
@Recorder
public class PayiRecorder {
    /** Notes the types of SDKs' clients that the application produces. */
    public void noteProduced(List<String> clientTypes) {
        clientTypes.forEach(TrackedClients::noteProduced);
    }

    public RuntimeValue<CollectedMethods> collected(List<TrackedMethod> methods) {
        return new RuntimeValue<>(new CollectedMethods(methods));
    }
}
