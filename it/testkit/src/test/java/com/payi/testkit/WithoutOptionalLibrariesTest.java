package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The test kit works where none of the libraries is there that it only uses where they are. */
class WithoutOptionalLibrariesTest {
    /** Runs in a class loader without those libraries. */
    public static final class Tests {
        private Tests() {}

        public static void run() {
            try (FakePayi payi = FakePayi.start(); FakeProvider provider = FakeProvider.start()) {
                assertThat(payi).quietFor(PayiAssert.QUIET.dividedBy(10)).noCalls();
                assertThat(TestConfiguration.of(payi, provider).asArguments()).isNotEmpty();
                ReleasedConfig.release();
            }
        }
    }

    @Test
    void fakesAndAssertionsNeedAssertJAndJacksonAlone() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(only("assertj", "byte-buddy", "jackson", "classes"),
                ClassLoader.getPlatformClassLoader())) {
            assertThat(isThere(loader, "org.junit.jupiter.api.Test")).isFalse();
            assertThat(isThere(loader, "org.eclipse.microprofile.config.Config")).isFalse();
            Method run = loader.loadClass(Tests.class.getName()).getMethod("run");

            assertThat(run.invoke(null)).isNull();
        }
    }

    @Test
    void theRulesInCodeHoldWhereNoOtherAreFound() {
        assertThat(IngestContract.find()).isInstanceOf(CodedContract.class);
    }

    @Test
    void theExtensionNeedsJUnitBeside() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                only("assertj", "byte-buddy", "jackson", "classes", "junit", "opentest4j",
                        "apiguardian"),
                ClassLoader.getPlatformClassLoader())) {
            assertThat(isThere(loader, "jakarta.enterprise.inject.se.SeContainer")).isFalse();
            Class<?> extension = loader.loadClass(PayiExtension.class.getName());

            assertThat(extension.getMethod("with", String[].class).invoke(null, (Object) new String[0]))
                    .isInstanceOf(extension);
        }
    }

    private static boolean isThere(ClassLoader loader, String name) {
        try {
            loader.loadClass(name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The entries of the class path whose file names have one of these parts. */
    private static URL[] only(String... parts) throws Exception {
        List<URL> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String file = new File(entry).getName();
            if (List.of(parts).stream().anyMatch(file::contains)) {
                URI uri = new File(entry).toURI();
                entries.add(uri.toURL());
            }
        }
        return entries.toArray(URL[]::new);
    }
}
