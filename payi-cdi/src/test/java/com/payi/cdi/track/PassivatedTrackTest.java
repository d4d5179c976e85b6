package com.payi.cdi.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;

import org.junit.jupiter.api.Test;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.TestApplication;

/** Beans that a container may write to a file and read again keep their interceptors. */
class PassivatedTrackTest {
    @Test
    void aBeanOfASessionMayBeTracked() {
        try (TestApplication application = TestApplication.configured().start(OfSession.class)) {
            assertThat(application.get(OfSession.class)).isNotNull();
        }
    }

    @Test
    void aTrackedBeanThatComesBackFromAFileOpensItsContext() throws Exception {
        try (TestApplication application = TestApplication.configured().start(Travelling.class)) {
            Travelling before = application.get(Travelling.class);
            assertThat(before.useCase()).isEqualTo("travelling");

            assertThat(read(written(before)).useCase()).isEqualTo("travelling");
        }
    }

    private static byte[] written(Object bean) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(bean);
        }
        return bytes.toByteArray();
    }

    private static Travelling read(byte[] file) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(file))) {
            return (Travelling) in.readObject();
        }
    }

    @SessionScoped
    public static class OfSession implements Serializable {
        private static final long serialVersionUID = 1;

        @Track(useCaseName = "session")
        public String useCase() {
            return TrackContext.current().useCaseName().orElse("none");
        }
    }

    @Dependent
    public static class Travelling implements Serializable {
        private static final long serialVersionUID = 1;

        @Track(useCaseName = "travelling")
        public String useCase() {
            return TrackContext.current().useCaseName().orElse("none");
        }
    }
}
