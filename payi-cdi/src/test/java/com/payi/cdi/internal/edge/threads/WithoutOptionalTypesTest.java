package com.payi.cdi.internal.edge.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** An application without Mutiny, context propagation, and the clients that contexts are taken through. */
class WithoutOptionalTypesTest {
    private static final List<String> ABSENT = List.of("io.smallrye.mutiny.", "org.eclipse.microprofile.context.",
            "jakarta.enterprise.concurrent.", "org.glassfish.jersey.", "org.jboss.resteasy.");

    @Test
    void resultsOfTheJdksTypesAreFollowed() throws Exception {
        try (URLClassLoader loader = new Reduced()) {
            assertThatThrownBy(() -> loader.loadClass("io.smallrye.mutiny.Uni")).isInstanceOf(ClassNotFoundException.class);
            CompletableFuture<String> stage = new CompletableFuture<>();
            assertThat(follow(loader, CompletionStage.class, stage)).isSameAs(stage);
            try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>()) {
                assertThat(follow(loader, Flow.Publisher.class, publisher)).isInstanceOf(Flow.Publisher.class)
                        .isNotSameAs(publisher);
            }
            assertThat(follow(loader, String.class, "text")).isEqualTo("text");
        }
    }

    @Test
    void theFeatureCanBeLoaded() throws Exception {
        try (URLClassLoader loader = new Reduced()) {
            assertThat(loader.loadClass("com.payi.cdi.rest.PayiFeature").getConstructor().newInstance()).isNotNull();
        }
    }

    private static Object follow(ClassLoader loader, Class<?> declared, Object result) throws ReflectiveOperationException {
        Class<?> results = loader.loadClass(AsyncResults.class.getName());
        assertThat(results.getClassLoader()).isSameAs(loader);
        Class<?> frame = loader.loadClass("com.payi.cdi.internal.core.context.Frame");
        Class<?> currentFrame = loader.loadClass("com.payi.cdi.internal.core.context.CurrentFrame");
        Object open = currentFrame.getMethod("open", frame).invoke(null, frame.getMethod("detachedRoot").invoke(null));
        try (AutoCloseable scope = (AutoCloseable) open) {
            return results.getMethod("wrap", Class.class, Object.class, open.getClass())
                    .invoke(results.getConstructor().newInstance(), declared, result, open);
        } catch (ReflectiveOperationException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class path of the tests without what is absent, and without anybody above it but the JDK. */
    private static final class Reduced extends URLClassLoader {
        private Reduced() {
            super(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Reduced::url)
                    .toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String path) {
            try {
                return Path.of(path).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (ABSENT.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
