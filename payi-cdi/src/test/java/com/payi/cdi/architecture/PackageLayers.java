package com.payi.cdi.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import java.util.List;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;

/**
 * The layers of the library, from the lowest to the highest. A package may know those of lower layers and of its own; that
 * packages of one layer do not know each other in a circle is a rule of its own. A new package belongs into this list.
 */
final class PackageLayers {
    private static final String CORE = "com.payi.cdi.internal.core.";
    private static final String EDGE = "com.payi.cdi.internal.edge.";

    private static final List<Layer> FROM_BELOW = List.of(
            new Layer("API", "com.payi.cdi"),
            new Layer("SPI", "com.payi.cdi.spi"),
            new Layer("senders of brokers", "com.payi.cdi.messaging"),
            new Layer("calls of any client", "com.payi.cdi.client"),
            new Layer("messages", CORE + "log"),
            new Layer("wire formats", CORE + "wire"),
            new Layer("context", CORE + "context"),
            new Layer("configuration", CORE + "config"),
            new Layer("providers, limits and spool", CORE + "provider..", CORE + "limits", CORE + "delivery.spool"),
            new Layer("parts of a call, and delivery", CORE + "call.proxy", CORE + "call.streamusage", CORE + "call.fallback",
                    CORE + "delivery"),
            new Layer("calls, spend, and ways of delivery", CORE + "call", CORE + "spend", CORE + "delivery.http",
                    CORE + "delivery.offline"),
            new Layer("reports of calls, and bodies as they pass", CORE + "call.report", CORE + "call.body"),
            new Layer("platform configuration and request", EDGE + "config", EDGE + "request",
                    EDGE + "tracing", EDGE + "broker"),
            new Layer("runtime", EDGE + "runtime"),
            new Layer("features of the edge", EDGE + "track..", EDGE + "jaxrs", EDGE + "observe", EDGE + "cli",
                    EDGE + "services", EDGE + "threads", EDGE + "client", EDGE + "langchain4j"),
            new Layer("adapters of clients", "com.payi.cdi.client.*"),
            new Layer("start, and features to register", EDGE + "bootstrap", "com.payi.cdi.rest"));

    private PackageLayers() {}

    private record Layer(String name, String... packages) {}

    static ArchRule rule() {
        LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (Layer layer : FROM_BELOW) {
            rule = rule.layer(layer.name).definedBy(layer.packages);
        }
        for (int i = 0; i < FROM_BELOW.size(); i++) {
            String[] lower = FROM_BELOW.subList(0, i).stream().map(Layer::name).toArray(String[]::new);
            String name = FROM_BELOW.get(i).name;
            rule = i == 0
                    ? rule.whereLayer(name).mayNotAccessAnyLayer()
                    : rule.whereLayer(name).mayOnlyAccessLayers(lower);
        }
        return rule.ensureAllClassesAreContainedInArchitecture();
    }
}
