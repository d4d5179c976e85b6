package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

import com.payi.cdi.LimitBlockedException;

/** Changed classes do what they did before, and classes that cannot be changed are named. */
class ClassChangeTest {
    private final List<String> log = new ArrayList<>();

    /** Is changed in the tests; seen through {@link Work}, as the changed class is another one than this. */
    public static class Working implements Work {
        private final List<String> log;

        public Working(List<String> log) {
            this.log = log;
        }

        @Override
        public void onDone(long number, String text) {
            log.add(text + number);
            if (text.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
        }

        @Override
        public void later(Executor executor, Runnable task) {
            handOver(task);
            executor.execute(() -> log.add("later"));
        }

        private void handOver(Runnable task) {
            task.run();
        }

        /** Has the form of a retry of LangChain4j. */
        @Override
        public Object withRetry(Callable<?> call, int retries) {
            for (int i = 0; i < retries; i++) {
                try {
                    return call.call();
                } catch (Exception e) {
                    log.add("retry");
                }
            }
            return null;
        }
    }

    /** What the changed class does. */
    public interface Work {
        void onDone(long number, String text);

        void later(Executor executor, Runnable task);

        Object withRetry(Callable<?> call, int retries);
    }

    @Test
    void methodsInTheContextOfConstructionDoWhatTheyDid() {
        Work work = changed(next -> new ContextOfConstruction(next, "current", Set.of("onDone"), Set.of("handOver")));

        work.onDone(1L << 40, "done");
        assertThatThrownBy(() -> work.onDone(2, "")).isInstanceOf(IllegalArgumentException.class);
        work.later(Runnable::run, () -> log.add("handed over"));

        assertThat(log).containsExactly("done1099511627776", "2", "handed over", "later");
    }

    @Test
    void tasksForExecutorsRun() {
        changed(ContextForExecutor::new).later(Runnable::run, () -> {});

        assertThat(log).containsExactly("later");
    }

    @Test
    void refusalsAreNotRetriedAndOtherFailuresAre() {
        Work work = changed(UnretriedRefusals::new);
        LimitBlockedException refusal = new LimitBlockedException(List.of());

        assertThatThrownBy(() -> work.withRetry(() -> {
            throw new IllegalStateException(refusal);
        }, 3)).isSameAs(refusal);
        assertThat(log).isEmpty();
        assertThat(work.withRetry(() -> {
            throw new IllegalStateException("busy");
        }, 2)).isNull();
        assertThat(log).containsExactly("retry", "retry");
        assertThat(work.withRetry(() -> "answer", 3)).isEqualTo("answer");
    }

    @Test
    void aMethodThatIsMissingIsNamed() {
        try (WarningsOfTheBuild warnings = new WarningsOfTheBuild()) {
            changed(next -> new ContextOfConstruction(next, "current", Set.of("onDone", "onMissing"), Set.of()));

            assertThat(warnings.lines()).singleElement().asString()
                    .contains("PAYI00262", Working.class.getName(), ": onMissing.");
        }
    }

    private Work changed(UnaryOperator<ClassVisitor> change) {
        byte[] bytes = bytes();
        ClassWriter changed = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
        new ClassReader(bytes).accept(change.apply(changed), 0);
        ClassLoader loader = new ClassLoader(Working.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.equals(Working.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                byte[] code = changed.toByteArray();
                return findLoadedClass(name) != null ? findLoadedClass(name) : defineClass(name, code, 0, code.length);
            }
        };
        try {
            return (Work) loader.loadClass(Working.class.getName()).getConstructor(List.class).newInstance(log);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes() {
        String file = Working.class.getName().replace('.', '/') + ".class";
        try (InputStream in = Working.class.getClassLoader().getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
