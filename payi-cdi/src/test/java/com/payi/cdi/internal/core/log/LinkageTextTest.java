package com.payi.cdi.internal.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonFactory;
import com.payi.cdi.testing.LogCapture;

/** An error of a version that does not fit names the class, where it is from and what to do. */
class LinkageTextTest {
    private static final String BUILDER = "com.fasterxml.jackson.core.StreamReadConstraints$Builder";
    private static final String MISSING_METHOD = "'" + BUILDER + " " + BUILDER + ".maxNothing(int)'";

    @Test
    void ofAMissingMethodTheClassAndTheOriginAreNamed() {
        String origin = JsonFactory.class.getProtectionDomain().getCodeSource().getLocation().toString();

        assertThat(LinkageText.remedy("NoSuchMethodError: " + MISSING_METHOD)).startsWith(" " + BUILDER + " is from " + origin)
                .contains("docs/reference/versions.md");
    }

    @Test
    void theClassThatLacksTheMethodIsNamedAndNotThatOfItsResult() {
        assertThat(LinkageText.remedy("java.lang.NoSuchMethodError: 'com.fasterxml.jackson.core.JsonToken"
                + " com.fasterxml.jackson.core.JsonParser.next(java.lang.String)'"))
                .startsWith(" com.fasterxml.jackson.core.JsonParser is from ");
    }

    @Test
    void ofAMissingClassTheLibraryIsToBeAdded() {
        assertThat(LinkageText.remedy("NoClassDefFoundError: com/acme/Missing")).contains("add its library");
    }

    @Test
    void ofAMissingFieldTheVersionIsToBeChanged() {
        assertThat(LinkageText.remedy("NoSuchFieldError: SOME_FIELD")).contains("another version");
    }

    @Test
    void ofOtherErrorsNothingIsKnown() {
        assertThat(LinkageText.remedy("NoClassDefFoundError: Could not initialize class com.payi.cdi.Track")).isEmpty();
        assertThat(LinkageText.remedy("ExceptionInInitializerError: Exception java.lang.IllegalStateException: no"))
                .isEmpty();
        assertThat(LinkageText.of(new CompletionException(new IllegalStateException("no")))).isNull();
    }

    @Test
    void theErrorBehindAFailureIsShown() {
        Error error = new NoSuchMethodError(MISSING_METHOD);

        assertThat(LinkageText.of(new CompletionException(error))).isEqualTo("NoSuchMethodError: " + MISSING_METHOD);
    }

    @Test
    void theErrorBehindAClassThatFailedBeforeIsShown() {
        Error second = new NoClassDefFoundError("Could not initialize class com.payi.cdi.Track");
        second.initCause(new ExceptionInInitializerError("Exception java.lang.NoSuchMethodError: " + MISSING_METHOD));

        assertThat(LinkageText.of(second)).endsWith("java.lang.NoSuchMethodError: " + MISSING_METHOD);
        assertThat(LinkageText.remedy(LinkageText.of(second))).startsWith(" " + BUILDER + " is from ");
    }

    @Test
    void aCauseInTheLogHasTheRemedy() {
        try (LogCapture log = new LogCapture()) {
            DeliveryLogger.LOG.notBuilt("resp_1", new IllegalStateException(new NoSuchMethodError(MISSING_METHOD)));
            DeliveryLogger.LOG.notBuilt("resp_2", new NoSuchMethodError(MISSING_METHOD));

            assertThat(log.lines()).hasSize(2).last().asString().contains(MISSING_METHOD).contains(BUILDER + " is from ");
        }
    }
}
