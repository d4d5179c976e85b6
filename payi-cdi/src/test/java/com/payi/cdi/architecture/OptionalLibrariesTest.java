package com.payi.cdi.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Each library that an application may lack is known in one package only, so that one place decides what happens without
 * it. A library that no class knows any more fails its rule.
 */
@AnalyzeClasses(packages = "com.payi.cdi", importOptions = DoNotIncludeTests.class)
class OptionalLibrariesTest {
    private static final String CORE = "com.payi.cdi.internal.core.";
    private static final String EDGE = "com.payi.cdi.internal.edge.";
    private static final String CLIENT = "com.payi.cdi.client.";

    @ArchTest
    static final ArchRule jtokkit = isKnownOnlyIn(CORE + "provider.reading", "com.knuddels.jtokkit..");

    @ArchTest
    static final ArchRule h2 = isKnownOnlyIn(CORE + "delivery.spool", "org.h2..");

    @ArchTest
    static final ArchRule micrometer = isKnownOnlyIn(EDGE + "observe", "io.micrometer..");

    @ArchTest
    static final ArchRule microprofile_health = isKnownOnlyIn(EDGE + "observe", "org.eclipse.microprofile.health..");

    @ArchTest
    static final ArchRule microprofile_metrics = isKnownOnlyIn(EDGE + "observe", "org.eclipse.microprofile.metrics..");

    @ArchTest
    static final ArchRule microprofile_config = isKnownOnlyIn(EDGE + "config", "org.eclipse.microprofile.config..");

    /** The clients of Pay-i's API are interfaces for it. */
    @ArchTest
    static final ArchRule microprofile_rest_client = isKnownOnlyIn("com.payi.cdi.(internal.edge.jaxrs|client.admin)",
            "org.eclipse.microprofile.rest.client..");

    @ArchTest
    static final ArchRule jakarta_json_binding = isKnownOnlyIn(CLIENT + "admin", "jakarta.json..");

    @ArchTest
    static final ArchRule jackson_annotations = isKnownOnlyIn(CLIENT + "admin", "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule jersey = isKnownOnlyIn(EDGE + "jaxrs", "org.glassfish.jersey..");

    @ArchTest
    static final ArchRule resteasy = isKnownOnlyIn("com.payi.cdi.rest", "org.jboss.resteasy..");

    @ArchTest
    static final ArchRule mutiny = isKnownOnlyIn(EDGE + "threads", "io.smallrye.mutiny..");

    @ArchTest
    static final ArchRule microprofile_context_propagation = isKnownOnlyIn(EDGE + "threads",
            "org.eclipse.microprofile.context..");

    @ArchTest
    static final ArchRule jakarta_concurrency = isKnownOnlyIn(EDGE + "threads", "jakarta.enterprise.concurrent..");

    @ArchTest
    static final ArchRule kafka = isKnownOnlyIn(EDGE + "broker", "org.apache.kafka..");

    @ArchTest
    static final ArchRule reactive_messaging = isKnownOnlyIn("com.payi.cdi.messaging",
            "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule opentelemetry = isKnownOnlyIn(EDGE + "tracing", "io.opentelemetry..");

    @ArchTest
    static final ArchRule jakarta_security = isKnownOnlyIn(EDGE + "request", "jakarta.security..");

    @ArchTest
    static final ArchRule servlet = isKnownOnlyIn(EDGE + "services", "jakarta.servlet..");

    /** The SDKs of Gemini and OpenAI send with it, and their adapters know how. */
    @ArchTest
    static final ArchRule okhttp = isKnownOnlyIn("com.payi.cdi.client.(okhttp|genai|openai)", "okhttp3..");

    @ArchTest
    static final ArchRule openai_java = isKnownOnlyIn("com.payi.cdi.client.openai", "com.openai..");

    @ArchTest
    static final ArchRule anthropic_java = isKnownOnlyIn("com.payi.cdi.client.anthropic", "com.anthropic..");

    @ArchTest
    static final ArchRule google_genai = isKnownOnlyIn("com.payi.cdi.client.genai", "com.google.genai..");
    @ArchTest
    static final ArchRule aws_sdk = isKnownOnlyIn(CLIENT + "aws", "software.amazon.awssdk..");

    @ArchTest
    static final ArchRule azure_core = isKnownOnlyIn(CLIENT + "azure", "com.azure..");

    @ArchTest
    static final ArchRule reactor = isKnownOnlyIn(CLIENT + "azure", "reactor..");

    @ArchTest
    static final ArchRule apache_http_client = isKnownOnlyIn(CLIENT + "apache", "org.apache.hc..");
    /** What sends the requests of its models. */
    @ArchTest
    static final ArchRule langchain4j_http = isKnownOnlyIn("com.payi.cdi.client.langchain4j", "dev.langchain4j.http..");

    /** What its models tell of their calls. */
    @ArchTest
    static final ArchRule langchain4j_models = isKnownOnlyIn(EDGE + "langchain4j", "dev.langchain4j.model..");

    @ArchTest
    static final ArchRule langchain4j = isKnownOnlyIn("com.payi.cdi..langchain4j", "dev.langchain4j..");

    private static ArchRule isKnownOnlyIn(String onlyPackage, String library) {
        DescribedPredicate<JavaClass> ofLibrary = JavaClass.Predicates.resideInAPackage(library);
        return classes().that(DescribedPredicate.describe("know " + library, type -> knows(type, ofLibrary)))
                .should().resideInAPackage(onlyPackage);
    }

    private static boolean knows(JavaClass type, DescribedPredicate<JavaClass> ofLibrary) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> ofLibrary.test(dependency.getTargetClass().getBaseComponentType()));
    }
}
