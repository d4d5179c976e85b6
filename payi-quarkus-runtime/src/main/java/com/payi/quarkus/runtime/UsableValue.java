package com.payi.quarkus.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

import org.eclipse.microprofile.config.spi.Converter;

import com.payi.cdi.internal.core.config.AttemptProperties;
import com.payi.cdi.internal.core.config.ConversationIds;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Overflow;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Sender;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Sending;
import com.payi.cdi.internal.core.config.DurationText;
import com.payi.cdi.internal.core.config.LimitsConfiguration.OnBlocked;
import com.payi.cdi.internal.core.config.MetricsConfiguration.Costs;
import com.payi.cdi.internal.core.config.SetupConfiguration.LimitType;
import com.payi.cdi.internal.core.config.SetupConfiguration.Mode;
import com.payi.cdi.internal.core.config.StreamUsageRules.StreamUsage;
import com.payi.cdi.internal.core.config.UseCaseSteps;

/**
 * Converters of values that a type can express. Anything else is absent and no mistake: a converter that fails would end
 * the start with its own message, before the library reports every mistake with the values that are allowed.
 */
public final class UsableValue {
    private UsableValue() {}

    private static <T> T usable(String text, Function<String, T> reader) {
        try {
            return text.isBlank() ? null : reader.apply(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The classes that call this have no common base: the mapping requires a convert method that returns the key's type. */
    private static <E extends Enum<E>> E choice(String text, Class<E> type) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** True or false. */
    public static final class Flag implements Converter<Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean convert(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> null;
            };
        }
    }

    /** A whole number. */
    public static final class Number implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String text) {
            return usable(text, Integer::valueOf);
        }
    }

    /** A whole number that may be greater than an int. */
    public static final class LongNumber implements Converter<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long convert(String text) {
            return usable(text, Long::valueOf);
        }
    }

    /** A number with decimal places. */
    public static final class Amount implements Converter<Double> {
        private static final long serialVersionUID = 1L;

        @Override
        public Double convert(String text) {
            return usable(text, Double::valueOf);
        }
    }

    /** A duration in one of the forms of {@link DurationText}. */
    public static final class Period implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String text) {
            return usable(text, DurationText::parse);
        }
    }

    /** The name of a file or directory. */
    public static final class File implements Converter<Path> {
        private static final long serialVersionUID = 1L;

        @Override
        public Path convert(String text) {
            return usable(text, Path::of);
        }
    }

    /** A URL. */
    public static final class Address implements Converter<URI> {
        private static final long serialVersionUID = 1L;

        @Override
        public URI convert(String text) {
            return usable(text, URI::create);
        }
    }

    /** When streams are asked for their usage. */
    public static final class StreamUsageChoice implements Converter<StreamUsage> {
        private static final long serialVersionUID = 1L;

        @Override
        public StreamUsage convert(String text) {
            return choice(text, StreamUsage.class);
        }
    }

    /** Which events have their operation and attempt. */
    public static final class AttemptsChoice implements Converter<AttemptProperties> {
        private static final long serialVersionUID = 1L;

        @Override
        public AttemptProperties convert(String text) {
            return choice(text, AttemptProperties.class);
        }
    }

    /** Where steps of use cases come from. */
    public static final class StepsChoice implements Converter<UseCaseSteps> {
        private static final long serialVersionUID = 1L;

        @Override
        public UseCaseSteps convert(String text) {
            return choice(text, UseCaseSteps.class);
        }
    }

    /** Where ids of conversations come from. */
    public static final class ConversationsChoice implements Converter<ConversationIds> {
        private static final long serialVersionUID = 1L;

        @Override
        public ConversationIds convert(String text) {
            return choice(text, ConversationIds.class);
        }
    }

    /** What happens to calls under a blocked limit. */
    public static final class OnBlockedChoice implements Converter<OnBlocked> {
        private static final long serialVersionUID = 1L;

        @Override
        public OnBlocked convert(String text) {
            return choice(text, OnBlocked.class);
        }
    }

    /** Which events are sent on their own for meters. */
    public static final class CostsChoice implements Converter<Costs> {
        private static final long serialVersionUID = 1L;

        @Override
        public Costs convert(String text) {
            return choice(text, Costs.class);
        }
    }

    /** Where events go. */
    public static final class SenderChoice implements Converter<Sender> {
        private static final long serialVersionUID = 1L;

        @Override
        public Sender convert(String text) {
            return choice(text, Sender.class);
        }
    }

    /** Which event gives way. */
    public static final class OverflowChoice implements Converter<Overflow> {
        private static final long serialVersionUID = 1L;

        @Override
        public Overflow convert(String text) {
            return choice(text, Overflow.class);
        }
    }

    /** Which events are sent on their own. */
    public static final class SendingChoice implements Converter<Sending> {
        private static final long serialVersionUID = 1L;

        @Override
        public Sending convert(String text) {
            return choice(text, Sending.class);
        }
    }

    /** What is done about use cases and limits that Pay-i does not know. */
    public static final class SetupChoice implements Converter<Mode> {
        private static final long serialVersionUID = 1L;

        @Override
        public Mode convert(String text) {
            return choice(text, Mode.class);
        }
    }

    /** What happens when a limit is used up. */
    public static final class LimitTypeChoice implements Converter<LimitType> {
        private static final long serialVersionUID = 1L;

        @Override
        public LimitType convert(String text) {
            return choice(text, LimitType.class);
        }
    }
}
