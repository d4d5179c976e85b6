package com.payi.cdi.internal.core.delivery.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;

/** Each application has a spool file of its own, also where several of them share a process. */
class SpoolLockTest {
    @TempDir
    Path folder;

    /** Another process that tries the lock of a file. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) throws IOException {
            SpoolLock lock = SpoolLock.tryLock(Path.of(arguments[0]));
            System.out.print(lock == null ? "held" : "free");
        }
    }

    private static String seenByAnotherProcess(Path file) throws Exception {
        Process probe = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Probe.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String answer = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        probe.waitFor();
        return answer;
    }

    @Test
    void applicationsWithClassLoadersOfTheirOwnGetFilesOfTheirOwn() throws Exception {
        EventSpool first = EventSpool.open(new DeliveryConfiguration.Spool(folder, 1L << 20, Duration.ZERO), 0);
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> url(Path.of(entry))).toArray(URL[]::new);
        try (URLClassLoader other = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> spool = other.loadClass(DeliveryConfiguration.Spool.class.getName());
            Object configuration = spool.getConstructors()[0].newInstance(folder, 1L << 20, Duration.ZERO);
            Class<?> type = other.loadClass(EventSpool.class.getName());
            Object second = type.getMethod("open", spool, long.class).invoke(null, configuration, 0L);

            assertThat(first.file()).hasFileName("payi-1.spool");
            assertThat((Path) type.getMethod("file").invoke(second)).hasFileName("payi-2.spool");
            // To close any file gives up the locks of the whole process on it, so nothing may have touched it.
            assertThat(seenByAnotherProcess(first.file())).isEqualTo("held");
            type.getMethod("close").invoke(second);
        }
        assertThat(seenByAnotherProcess(first.file())).isEqualTo("held");
        first.close();
        assertThat(seenByAnotherProcess(folder.resolve("payi-1.spool"))).isEqualTo("free");
    }

    @Test
    void aLockIsOfTheFileThatIsThereAndNotOfOneThatWasDeleted() throws Exception {
        Path file = folder.toRealPath().resolve("payi-1.spool");
        SpoolLock first = SpoolLock.tryLock(file);
        assertThat(SpoolLock.tryLock(file)).isNull();
        first.close();
        SpoolLock second = SpoolLock.tryLock(file);
        assertThat(second).isNotNull();
        first.close();
        assertThat(folder.resolve("payi-1.spool.lock")).as("closed once").exists();
        assertThat(SpoolLock.tryLock(file)).isNull();
        second.close();
        assertThat(Files.list(folder)).isEmpty();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
