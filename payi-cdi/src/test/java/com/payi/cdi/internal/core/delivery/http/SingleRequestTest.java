package com.payi.cdi.internal.core.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.spi.OutgoingEvent;

/** An event as a single request, whichever Jackson the application sees. */
class SingleRequestTest {
    private static final int LONG_NAME = 60_000;
    private static final int LONG_TEXT = 25_000_000;

    /** The request of an event, to be made by classes of another class loader. */
    public static final class Body implements UnaryOperator<String> {
        @Override
        public String apply(String event) {
            try {
                return SingleRequest.of(new OutgoingEvent("resp_1", event)).body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Stream<Path> olderJackson() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("older.libraries")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("jackson-core-")).sorted().toList().stream();
        }
    }

    @Test
    void textsAndNamesAreAsLongAsTheApplicationAllows() {
        assertLongTextsAndNamesAreSent(new Body());
    }

    /** The older one comes first, as the Jackson of a server does; the one of the application is there as well. */
    @ParameterizedTest
    @MethodSource("olderJackson")
    void theSameHoldsWithAnOlderJackson(Path jar) throws Exception {
        URL[] path = Stream
                .concat(Stream.of(jar), Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of))
                .map(SingleRequestTest::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Class<?> parser = loader.loadClass("com.fasterxml.jackson.core.JsonParser");
            assertThat(parser.getProtectionDomain().getCodeSource().getLocation()).isEqualTo(url(jar));

            @SuppressWarnings("unchecked")
            UnaryOperator<String> body = (UnaryOperator<String>) loader.loadClass(Body.class.getName()).getDeclaredConstructor()
                    .newInstance();
            assertLongTextsAndNamesAreSent(body);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertLongTextsAndNamesAreSent(UnaryOperator<String> body) {
        String name = "n".repeat(LONG_NAME);
        String text = "t".repeat(LONG_TEXT);
        String event = "{\"use_case_name\":\"chat\",\"provider_prompt\":{\"" + name + "\":\"" + text
                + "\"},\"units\":{\"text\":1}}";

        assertThat(body.apply(event))
                .isEqualTo("{\"provider_prompt\":{\"" + name + "\":\"" + text + "\"},\"units\":{\"text\":1}}");
    }
}
