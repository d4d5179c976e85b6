package com.payi.it.sdks;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;

/** An application whose contexts end without a call that the library sees. */
public final class SilentApplication {
    private SilentApplication() {}

    /** Starts, opens contexts, and ends. */
    public static void run(String useCase) {
        try (WeldContainer container = new Weld().addBeanClass(SilentApplication.class).initialize()) {
            for (int i = 0; i < 3; i++) {
                try (TrackScope outer = TrackContext.builder().useCaseName(useCase).open();
                        TrackScope inner = TrackContext.builder().userId("anna").open()) {
                    TrackContext.current();
                }
            }
        }
    }
}
