package com.payi.quarkus.deployment.devui;

import com.payi.quarkus.deployment.PayiEnabled;
import com.payi.quarkus.runtime.devui.DevUiWatcher;
import com.payi.quarkus.runtime.devui.ExtensionCard;
import com.payi.quarkus.runtime.devui.PayiDevUiService;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.ExcludedTypeBuildItem;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/** The card and the page of the Dev UI, with the beans behind them: in dev mode only. */
class DevUiProcessor {
    private static final String COMPONENT = "qwc-payi-calls";
    /** The Dev UI names pages and services by the runtime artifact, but resources by the deployment artifact. */
    private static final String EXTENSION = "payi-quarkus-runtime";
    private static final String RESOURCES = "../payi-quarkus/";
    private static final String RUNTIME_TYPES = "com.payi.quarkus.runtime.devui.*";

    @BuildStep(onlyIf = {IsLocalDevelopment.class, PayiEnabled.class})
    void page(BuildProducer<CardPageBuildItem> cards, BuildProducer<JsonRPCProvidersBuildItem> services,
            BuildProducer<AdditionalBeanBuildItem> beans) {
        CardPageBuildItem card = ExtensionCard.madeBy(CardPageBuildItem::new);
        card.setLogo(RESOURCES + "icon.svg", RESOURCES + "icon.svg");
        card.addPage(Page.webComponentPageBuilder().title("Calls and costs").icon("font-awesome-solid:coins")
                .componentLink(RESOURCES + COMPONENT + ".js").componentName(COMPONENT)
                .streamingLabelJsonRPCMethodName("summary"));
        cards.produce(card);
        services.produce(new JsonRPCProvidersBuildItem(EXTENSION, PayiDevUiService.class));
        beans.produce(AdditionalBeanBuildItem.unremovableOf(DevUiWatcher.class));
    }

    /** The classes are in the library that the application has in production too: they are no beans there. */
    @BuildStep(onlyIfNot = IsDevelopment.class)
    ExcludedTypeBuildItem nothingElsewhere() {
        return new ExcludedTypeBuildItem(RUNTIME_TYPES);
    }
}
