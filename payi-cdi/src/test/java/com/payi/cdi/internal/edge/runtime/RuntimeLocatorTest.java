package com.payi.cdi.internal.edge.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameOwner;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;

/** Whose beans a thread finds: those of its own application, and where it is of none, those of its frame's. */
class RuntimeLocatorTest {
    private final ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    private TestApplication application = TestApplication.configured().start();

    @AfterEach
    void stop() {
        Thread.currentThread().setContextClassLoader(ofThread);
        application.close();
    }

    private PayiRuntime runtime() {
        return application.get(PayiRuntime.class);
    }

    /** An application that has one bean. */
    private static final class Owner implements FrameOwner {
        private final Object bean;
        private final ClassLoader threads;
        private final List<ClassLoader> learned = new ArrayList<>();

        private Owner(Object bean, ClassLoader threads) {
            this.bean = bean;
            this.threads = threads;
        }

        @Override
        public void completed(Frame frame, Throwable failure) {}

        @Override
        public <T> T bean(Class<T> type) {
            return type.cast(bean);
        }

        @Override
        public boolean hasThreadsOf(ClassLoader loader) {
            return threads == loader;
        }

        @Override
        public void addThreadsOf(ClassLoader loader) {
            learned.add(loader);
        }

        private TrackScope attach() {
            return CurrentFrame.attach(Frame.root(ContextValues.NONE, this));
        }
    }

    @Test
    void theApplicationOfTheThreadComesBeforeThatOfTheFrame() {
        Owner other = new Owner(new Assistant(), null);
        try (TrackScope scope = other.attach()) {
            assertThat(RuntimeLocator.find(Assistant.class)).isNotSameAs(other.bean);
        }
        assertThat(other.learned).as("nothing shows that the thread belongs to the application of the frame").isEmpty();
    }

    @Test
    void theFrameIsAskedOnceTheContainerHasShownThatTheThreadIsOfItsApplication() {
        Owner same = new Owner(runtime(), null);
        try (TrackScope scope = same.attach()) {
            assertThat(RuntimeLocator.find(PayiRuntime.class)).isSameAs(runtime());
        }
        assertThat(same.learned).containsExactly(ofThread);

        Owner known = new Owner(new Assistant(), ofThread);
        try (TrackScope scope = known.attach()) {
            assertThat(RuntimeLocator.find(Assistant.class)).isSameAs(known.bean);
            Thread.currentThread().setContextClassLoader(new ClassLoader(ofThread) {
            });
            assertThat(RuntimeLocator.find(Assistant.class)).as("on a thread of another application")
                    .isNotSameAs(known.bean);
        }
    }

    @Test
    void aThreadWithoutClassLoaderIsOfNoKnownApplication() {
        Frame frame = runtime().open(ContextValues.NONE);
        try (TrackScope scope = CurrentFrame.open(frame)) {
            assertThat(RuntimeLocator.find(PayiRuntime.class)).isSameAs(runtime());
            assertThat(frame.owner().hasThreadsOf(ofThread)).isTrue();
            assertThat(frame.owner().hasThreadsOf(null)).isFalse();
        }
    }

    @Test
    void aFrameThatIsLeftOpenDoesNotGiveTheBeansOfAnApplicationThatHasEnded() {
        PayiRuntime before = runtime();
        Frame frame = before.open(ContextValues.NONE);
        try (TrackScope scope = CurrentFrame.open(frame)) {
            assertThat(RuntimeLocator.find(PayiRuntime.class)).isSameAs(before);
            application.close();
            application = TestApplication.configured().start();

            assertThat(RuntimeLocator.find(PayiRuntime.class)).isSameAs(runtime()).isNotSameAs(before);
            assertThat(frame.owner().hasThreadsOf(ofThread)).isFalse();
        }
    }
}
