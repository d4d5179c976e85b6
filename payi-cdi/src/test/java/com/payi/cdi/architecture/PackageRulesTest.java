package com.payi.cdi.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

import com.payi.cdi.Track;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which. A rule that finds no class to check fails. */
@AnalyzeClasses(packages = "com.payi.cdi", importOptions = DoNotIncludeTests.class)
class PackageRulesTest {
    private static final String API = "com.payi.cdi";
    private static final String SPI = "com.payi.cdi.spi";
    private static final String CORE = "com.payi.cdi.internal.core..";
    private static final String INTERNAL = "com.payi.cdi.internal..";
    private static final String[] PLATFORM = {"jakarta..", "org.eclipse.microprofile.."};

    @ArchTest
    static final ArchRule packages_know_only_lower_ones = PackageLayers.rule();

    @ArchTest
    static final ArchRule packages_form_no_cycle = slices().matching("com.payi.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule api_knows_nothing_internal = noClasses().that().resideInAPackage(API)
            .should().dependOnClassesThat().resideInAPackage(INTERNAL);

    @ArchTest
    static final ArchRule spi_knows_nothing_internal = noClasses().that().resideInAPackage(SPI)
            .should().dependOnClassesThat().resideInAPackage(INTERNAL);

    @ArchTest
    static final ArchRule core_and_spi_are_plain_java = noClasses().that().resideInAnyPackage(CORE, SPI)
            .should().dependOnClassesThat().resideInAnyPackage(PLATFORM);

    @ArchTest
    static final ArchRule api_without_track_is_plain_java = noClasses().that().resideInAPackage(API)
            .and().doNotBelongToAnyOf(Track.class)
            .should().dependOnClassesThat().resideInAnyPackage(PLATFORM);

    /** An annotation that a CDI container intercepts has to be an interceptor binding, with members that do not bind. */
    @ArchTest
    static final ArchRule track_needs_two_annotations_of_the_platform = noClasses().that().belongToAnyOf(Track.class)
            .should().dependOnClassesThat(DescribedPredicate.describe("are other classes of the platform",
                    PackageRulesTest::isOtherClassOfPlatform));

    private static boolean isOtherClassOfPlatform(JavaClass type) {
        return JavaClass.Predicates.resideInAnyPackage(PLATFORM).test(type) && !type.isEquivalentTo(Nonbinding.class)
                && !type.isEquivalentTo(InterceptorBinding.class);
    }
}
