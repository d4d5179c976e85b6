package com.payi.cdi.internal.edge.track.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.payi.cdi.internal.core.context.ContextField;

class TrackConfigurationTest {
    private static final TrackedMethod ON_METHOD = Tracks.onMethod(Map.of());
    private static final TrackedMethod ON_CLASS = Tracks.onClass(Map.of());

    private final Map<String, String> keys = new HashMap<>();
    private final TrackConfiguration configuration = new TrackConfiguration(new Keys(keys));
    private final List<String> problems = new ArrayList<>();

    private String keyOf(TrackedMethod method) {
        TrackConfiguration.Setting setting = configuration.of(method, ContextField.USER_ID);
        return setting == null ? null : setting.key();
    }

    @Nested
    class Members {
        @Test
        void anAnnotationOnAMethodIsReplacedByTheBeansMethodThenTheDeclaredOneThenForAll() {
            assertThat(keyOf(ON_METHOD)).isNull();
            keys.put("Track/userId", "for all");
            assertThat(keyOf(ON_METHOD)).isEqualTo("Track/userId");
            keys.put("shop.Base/ask/Track/userId", "declared");
            assertThat(keyOf(ON_METHOD)).isEqualTo("shop.Base/ask/Track/userId");
            keys.put("shop.Bean/ask/Track/userId", "bean");
            assertThat(keyOf(ON_METHOD)).isEqualTo("shop.Bean/ask/Track/userId");
        }

        @Test
        void anAnnotationOnAClassIsReplacedByTheBeansClassThenTheAnnotatedOneThenForAll() {
            keys.put("Track/userId", "for all");
            assertThat(keyOf(ON_CLASS)).isEqualTo("Track/userId");
            keys.put("shop.Base/Track/userId", "annotated");
            assertThat(keyOf(ON_CLASS)).isEqualTo("shop.Base/Track/userId");
            keys.put("shop.Bean/Track/userId", "bean");
            assertThat(keyOf(ON_CLASS)).isEqualTo("shop.Bean/Track/userId");
        }

        @Test
        void aKeyOfTheOtherElementDoesNotReplace() {
            keys.put("shop.Bean/Track/userId", "class");
            assertThat(keyOf(ON_METHOD)).isNull();
            keys.clear();
            keys.put("shop.Bean/ask/Track/userId", "method");
            assertThat(keyOf(ON_CLASS)).isNull();
        }

        @Test
        void anEmptyValueReplaces() {
            keys.put("Track/userId", "");
            assertThat(configuration.of(ON_METHOD, ContextField.USER_ID).value()).isEmpty();
        }

        @Test
        void aListIsSeparatedByCommasAndABackslashKeepsAComma() {
            assertThat(new TrackConfiguration.Setting("key", "a, b\\,c ,d").list()).containsExactly("a", "b,c", "d");
            assertThat(new TrackConfiguration.Setting("key", " ").list()).isEmpty();
        }
    }

    @Nested
    class Enabled {
        private boolean isEnabled(TrackedMethod method) {
            return configuration.isEnabled(method, problems::add);
        }

        @Test
        void isTrueWithoutAKeyAndWithABlankOne() {
            assertThat(isEnabled(ON_METHOD)).isTrue();
            keys.put("Track/enabled", " ");
            assertThat(isEnabled(ON_METHOD)).isTrue();
            assertThat(problems).isEmpty();
        }

        @Test
        void goesFromTheMethodOverTheClassToAllWhereverTheAnnotationIs() {
            for (TrackedMethod method : List.of(ON_METHOD, ON_CLASS)) {
                keys.clear();
                keys.put("Track/enabled", "false");
                assertThat(isEnabled(method)).isFalse();
                keys.put("shop.Base/Track/enabled", "true");
                assertThat(isEnabled(method)).isTrue();
                keys.put("shop.Bean/Track/enabled", "false");
                assertThat(isEnabled(method)).isFalse();
                keys.put("shop.Base/ask/Track/enabled", "true");
                assertThat(isEnabled(method)).isTrue();
                keys.put("shop.Bean/ask/Track/enabled", "false");
                assertThat(isEnabled(method)).isFalse();
            }
        }

        @ParameterizedTest
        @CsvSource({"FALSE,false", "' false ',false", "True,true"})
        void isReadWithoutCaseAndSpace(String text, boolean enabled) {
            keys.put("Track/enabled", text);
            assertThat(isEnabled(ON_METHOD)).isEqualTo(enabled);
            assertThat(problems).isEmpty();
        }

        @Test
        void withAnotherTextIsAMistakeAndTrue() {
            keys.put("Track/enabled", "off");
            assertThat(isEnabled(ON_METHOD)).isTrue();
            assertThat(problems).containsExactly("PAYI00004: Track/enabled: 'off' is not true or false");
        }
    }
}
