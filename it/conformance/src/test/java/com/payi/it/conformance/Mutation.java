package com.payi.it.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** What can be wrong with an answer. */
enum Mutation {
    TRUNCATED {
        @Override
        byte[] of(byte[] body, Random random) {
            return Arrays.copyOf(body, random.nextInt(body.length + 1));
        }
    },

    BYTES_FLIPPED {
        @Override
        byte[] of(byte[] body, Random random) {
            byte[] flipped = body.clone();
            for (int i = random.nextInt(20); i >= 0 && flipped.length > 0; i--) {
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt();
            }
            return flipped;
        }
    },

    ONE_NUMBER_FOR_ALL {
        @Override
        byte[] of(byte[] body, Random random) {
            String value = NO_COUNTS[random.nextInt(NO_COUNTS.length)];
            return inDocuments(body, document -> NUMBER.matcher(document).replaceAll(Matcher.quoteReplacement(value)));
        }
    },

    NUMBERS_REPLACED {
        @Override
        byte[] of(byte[] body, Random random) {
            return inDocuments(body, document -> NUMBER.matcher(document).replaceAll(
                    number -> Matcher.quoteReplacement(
                            random.nextBoolean() ? number.group() : NO_COUNTS[random.nextInt(NO_COUNTS.length)])));
        }
    },

    TEXTS_REPLACED {
        @Override
        byte[] of(byte[] body, Random random) {
            String huge = "\"" + "id".repeat(40_000) + "\"";
            return inDocuments(body, document -> TEXT.matcher(document).replaceAll(text -> {
                int choice = random.nextInt(NO_NAMES.length * 4);
                String value = choice < NO_NAMES.length ? NO_NAMES[choice] : text.group(2);
                boolean grow = random.nextInt(50) == 0;
                return Matcher.quoteReplacement(text.group(1) + (grow ? huge : value));
            }));
        }
    },

    MEMBERS_DUPLICATED {
        @Override
        byte[] of(byte[] body, Random random) {
            return inDocuments(body, document -> MEMBER.matcher(document).replaceAll(member -> Matcher
                    .quoteReplacement(random.nextBoolean() ? member.group() : member.group() + "," + member.group())));
        }
    },

    STRUCTURES_EXCHANGED {
        @Override
        byte[] of(byte[] body, Random random) {
            return inDocuments(body, document -> STRUCTURE.matcher(document).replaceAll(found -> Matcher.quoteReplacement(
                    random.nextInt(8) > 0 ? found.group() : STRUCTURES[random.nextInt(STRUCTURES.length)])));
        }
    },

    PACKED {
        @Override
        byte[] of(byte[] body, Random random) {
            return packed(body);
        }
    },

    PACKED_AND_BROKEN {
        @Override
        byte[] of(byte[] body, Random random) {
            byte[] broken = BYTES_FLIPPED.of(packed(body), random);
            // Else it is not recognized as packed.
            broken[0] = 0x1F;
            broken[1] = (byte) 0x8B;
            return random.nextBoolean() ? broken : TRUNCATED.of(broken, random);
        }
    },

    GARBAGE_BEHIND {
        @Override
        byte[] of(byte[] body, Random random) {
            byte[] first = random.nextBoolean() ? packed(body) : body;
            byte[] garbage = new byte[random.nextInt(500)];
            random.nextBytes(garbage);
            byte[] both = Arrays.copyOf(first, first.length + garbage.length);
            System.arraycopy(garbage, 0, both, first.length, garbage.length);
            return both;
        }
    };

    private static final Pattern NUMBER = Pattern
            .compile("(?<=[:\\[,]\\s{0,3})-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?(?=\\s*[,}\\]])");
    private static final Pattern TEXT = Pattern.compile("(:\\s*)(\"[^\"\\\\]*\")");
    private static final Pattern MEMBER = Pattern.compile("\"\\w+\"\\s*:\\s*(-?\\d+|null|\"[^\"\\\\]*\")(?=\\s*[,}])");
    private static final Pattern STRUCTURE = Pattern.compile("\\{\\}|\\[\\]|null|(?<=:\\s{0,3})[\\[{]");
    private static final String[] NO_COUNTS = {"null", "-1", "-2147483648", "2147483647", "2147483648", "99999999999999999999",
            "1e400", "-1e400", "0.5", "\"12\"", "\"many\"", "true", "[]", "{}", "[[7]]", "{\"a\":{\"b\":7}}"};
    private static final String[] NO_NAMES = {"\"\"", "\" \"", "null", "7", "\"a\\u0000b\\r\\nc\"", "\"\\ud800\"",
            "\"\u20ac\u00fc\"",
            "\"\\u007f/../?#%41&=\"", "[]", "{}", "\"us,eu\""};
    private static final String[] STRUCTURES = {"null", "{", "[", "]", "}", "{}", "[]", "[null,", "7"};

    abstract byte[] of(byte[] body, Random random);

    private static byte[] inDocuments(byte[] body, UnaryOperator<String> change) {
        return EventStreamFrames.isEventStream(body)
                ? EventStreamFrames.changed(body, change)
                : change.apply(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
