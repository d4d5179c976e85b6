package com.payi.cdi.internal.edge.track.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys for tracked classes are reported as having no effect. */
class TrackKeyCheckTest {
    private static Map<String, String> ignored(TrackedMethod method, String key) {
        return new TrackKeyCheck(List.of(method)).ignored(Keys.of(key, "value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Track/userId", "Track/enabled", "shop.Bean/ask/Track/userId", "shop.Base/ask/Track/userId",
            "shop.Bean/ask/Track/enabled", "shop.Bean/Track/enabled", "payi.user-id", "unknown.Type/Track/userId",
            "unknown.Type/ask/Track/nothing"})
    void aKeyWithEffectAndOneForAnotherClassAreNotReported(String key) {
        assertThat(ignored(Tracks.onMethod(Map.of()), key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.Bean/Track/userId", "shop.Base/Track/userId", "shop.Bean/ask/Track/enabled"})
    void aKeyOfAnAnnotatedClassIsNotReported(String key) {
        assertThat(ignored(Tracks.onClass(Map.of()), key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Track/userid", "shop.Bean/Track/userid", "shop.Bean/ask/Track/userid"})
    void aMisspelledMemberIsReportedWithTheMembersThatExist(String key) {
        assertThat(ignored(Tracks.onMethod(Map.of()), key)).containsOnlyKeys(key).extractingByKey(key).asString()
                .contains("no member 'userid'").contains("userId").contains("limitIds").endsWith("and enabled");
    }

    @Test
    void aMethodThatIsNotTrackedIsReported() {
        assertThat(ignored(Tracks.onMethod(Map.of()), "shop.Bean/answer/Track/userId"))
                .containsEntry("shop.Bean/answer/Track/userId", "the method is not tracked");
    }

    @Test
    void aClassKeyForAnnotatedMethodsIsReported() {
        assertThat(ignored(Tracks.onMethod(Map.of()), "shop.Bean/Track/userId")).containsEntry("shop.Bean/Track/userId",
                "the annotations are on methods; write shop.Bean/<method>/Track/userId");
    }

    @Test
    void aMethodKeyForAnAnnotatedClassIsReported() {
        assertThat(ignored(Tracks.onClass(Map.of()), "shop.Bean/ask/Track/userId")).containsEntry(
                "shop.Bean/ask/Track/userId", "the annotation is on the class; write shop.Bean/Track/userId");
    }
}
