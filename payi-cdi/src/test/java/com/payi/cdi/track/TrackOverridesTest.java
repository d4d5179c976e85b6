package com.payi.cdi.track;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;

/** Members of annotations are changed by configuration the way of MicroProfile Fault Tolerance. */
class TrackOverridesTest {
    private static final String OF_CLASS = Service.class.getName() + "/";
    private static final String OF_METHOD = OF_CLASS + "method/";

    @Test
    void withoutConfigurationTheAnnotationHolds() {
        try (TestApplication application = TestApplication.configured().start(Service.class, Derived.class)) {
            assertThat(application.get(Service.class).method().userId()).contains("annotated");
            assertThat(application.get(Service.class).byClass().userId()).contains("annotated_class");
        }
    }

    @Test
    void aMethodsAnnotationFollowsTheKeyOfTheMethodThenTheOneOfAll() {
        try (TestApplication application = TestApplication.configured()
                .with(OF_METHOD + "Track/userId", "of_method")
                .with(OF_CLASS + "Track/userId", "of_class")
                .with(OF_CLASS + "Track/accountName", "of_class")
                .with("Track/userId", "of_all")
                .with("Track/limitIds", "a, b")
                .start(Service.class, Derived.class)) {
            EffectiveContext ofMethod = application.get(Service.class).method();
            assertThat(ofMethod.userId()).contains("of_method");
            assertThat(ofMethod.accountName()).as("the key of the class is for annotations on the class").isEmpty();
            assertThat(ofMethod.limitIds()).containsExactly("a", "b");
            assertThat(application.get(Service.class).other().userId()).contains("of_all");
            EffectiveContext ofClass = application.get(Service.class).byClass();
            assertThat(ofClass.userId()).contains("of_class");
            assertThat(ofClass.accountName()).contains("of_class");
        }
    }

    @Test
    void everyMemberCanBeChanged() {
        try (TestApplication application = TestApplication.configured()
                .with(OF_METHOD + "Track/useCaseName", "configured")
                .with(OF_METHOD + "Track/useCaseId", "id")
                .with(OF_METHOD + "Track/useCaseVersion", "7")
                .with(OF_METHOD + "Track/limitIds", "one,two")
                .with(OF_METHOD + "Track/userId", "")
                .with(OF_METHOD + "Track/accountName", "acme")
                .with(OF_METHOD + "Track/requestProperties", "tier=gold,list=a\\,b")
                .with(OF_METHOD + "Track/useCaseProperties", "kind=x")
                .with(OF_METHOD + "Track/logPromptAndResponse", "false")
                .with(OF_METHOD + "Track/proxy", "true")
                .start(Service.class)) {
            EffectiveContext context = application.get(Service.class).method();
            assertThat(context.useCaseName()).contains("configured");
            assertThat(context.useCaseId()).contains("id");
            assertThat(context.useCaseVersion()).hasValue(7);
            assertThat(context.limitIds()).containsExactly("one", "two");
            assertThat(context.userId()).isEmpty();
            assertThat(context.accountName()).contains("acme");
            assertThat(context.requestProperties()).containsEntry("tier", "gold").containsEntry("list", "a,b");
            assertThat(context.useCaseProperties()).containsEntry("kind", "x");
            assertThat(context.logPromptAndResponse()).contains(false);
        }
    }

    @Test
    void anInheritedMethodIsConfiguredByTheBeanBeforeTheClassThatDeclaresIt() {
        try (TestApplication application = TestApplication.configured()
                .with(OF_METHOD + "Track/userId", "of_base")
                .with(Derived.class.getName() + "/method/Track/userId", "of_derived")
                .with(OF_METHOD + "Track/accountName", "of_base")
                .start(Service.class, Derived.class)) {
            assertThat(application.get(Derived.class).method().userId()).contains("of_derived");
            assertThat(application.get(Derived.class).method().accountName()).contains("of_base");
        }
    }

    @Test
    void contextsAreSwitchedOffForAllForAClassAndForAMethod() {
        try (TestApplication application = TestApplication.configured().with("Track/enabled", "false")
                .with(OF_CLASS + "Track/enabled", "true").with(OF_METHOD + "Track/enabled", "false").start(Service.class,
                        Unrelated.class)) {
            assertThat(application.get(Service.class).method().userId()).isEmpty();
            assertThat(application.get(Service.class).other().userId()).contains("other");
            assertThat(application.get(Service.class).byClass().userId()).contains("annotated_class");
            assertThat(application.get(Unrelated.class).work().userId()).isEmpty();
        }
    }

    @Test
    void keysWithoutEffectAreLogged() {
        try (LogCapture log = new LogCapture();
                TestApplication application = TestApplication.configured()
                        .with(OF_METHOD + "Track/useCaseNam", "x")
                        .with(OF_CLASS + "nothing/Track/userId", "x")
                        .with(OF_CLASS + "byClass/Track/userId", "x")
                        .with(Unrelated.class.getName() + "/Track/userId", "x")
                        .with("Track/user", "x")
                        .with("com.acme.Foreign/Track/user", "x")
                        .with(OF_METHOD + "Track/userId", "fine")
                        .start(Service.class, Unrelated.class)) {
            assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00133")).hasSize(5)
                    .anyMatch(line -> line.contains("useCaseNam ") && line.contains("no member 'useCaseNam'"))
                    .anyMatch(line -> line.contains("nothing/Track/userId") && line.contains("not tracked"))
                    .anyMatch(line -> line.contains("byClass/Track/userId")
                            && line.contains("write " + OF_CLASS + "Track/userId"))
                    .anyMatch(line -> line.contains("Unrelated/Track/userId") && line.contains("<method>/Track/userId"))
                    .anyMatch(line -> line.contains("key Track/user ") && line.contains("no member 'user'"));
            assertThat(application.get(Service.class).method().userId()).contains("fine");
        }
    }

    @Test
    void expressionsAreReplacedByTheConfigurationsValues() {
        try (TestApplication application = TestApplication.configured()
                .with("my.limits", "daily, weekly").with("my.tenant", "acme").with("my.empty", "").start(Expressive.class)) {
            EffectiveContext context = application.get(Expressive.class).work();
            assertThat(context.useCaseName()).contains("chat_acme");
            assertThat(context.limitIds()).containsExactly("fixed", "daily", "weekly");
            assertThat(context.accountName()).contains("fallback-acme");
            assertThat(context.requestProperties()).containsEntry("price", "${5}").containsEntry("tenant", "acme");
            assertThat(context.userId()).isEmpty();
        }
    }

    /** Annotated on the class and on methods. */
    @ApplicationScoped
    @Track(userId = "annotated_class")
    static class Service {
        @Track(userId = "annotated")
        public EffectiveContext method() {
            return TrackContext.current();
        }

        @Track(userId = "other")
        public EffectiveContext other() {
            return TrackContext.current();
        }

        public EffectiveContext byClass() {
            return TrackContext.current();
        }
    }

    /** Inherits. */
    @ApplicationScoped
    @jakarta.enterprise.inject.Typed(Derived.class)
    static class Derived extends Service {}

    /** Annotated on a method only. */
    @ApplicationScoped
    static class Unrelated {
        @Track(userId = "unrelated")
        public EffectiveContext work() {
            return TrackContext.current();
        }
    }

    /** With texts from the configuration. */
    @ApplicationScoped
    static class Expressive {
        @Track(useCaseName = "chat_${my.tenant}", limitIds = {"fixed",
                "${my.limits}"}, userId = "${my.empty}", accountName = "${my.account:fallback-${my.tenant:none}}", requestProperties = {
                        "price=\\${5}",
                        "tenant=${my.tenant}"})
        public EffectiveContext work() {
            return TrackContext.current();
        }
    }
}
