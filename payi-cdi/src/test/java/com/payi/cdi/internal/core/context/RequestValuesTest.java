package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RequestValuesTest {
    private final RequestValues request = new RequestValues();

    private ContextValues latest() {
        return request.latest().values();
    }

    private void set(ContextField field, Object value) {
        request.change(values -> values.set(field, value));
    }

    @Test
    void aNewRequestGivesNothing() {
        assertThat(request.latest().isEmpty()).isTrue();
    }

    @Test
    void aSnapshotStaysAsItIsWhenTheRequestChanges() {
        set(ContextField.USER_ID, "anna");
        RequestSnapshot before = request.latest();
        set(ContextField.USER_ID, "berta");

        assertThat(before.values().userId()).isEqualTo("anna");
        assertThat(before.latest()).isSameAs(request.latest());
        assertThat(latest().userId()).isEqualTo("berta");
    }

    @Test
    void aSnapshotMakesItsRootOnce() {
        Frame configuration = Frame.detachedRoot();
        set(ContextField.USER_ID, "anna");

        assertThat(request.latest().over(configuration)).isSameAs(request.latest().over(configuration));
        assertThat(request.latest().over(configuration).values().userId()).isEqualTo("anna");
    }

    @Nested
    class UseCaseOfTheRequest {
        @Test
        void isOneInstanceForAsLongAsTheRequestLives() {
            set(ContextField.USE_CASE_NAME, "chat");
            String id = latest().useCaseId();
            set(ContextField.USER_ID, "anna");

            assertThat(id).hasSize(36);
            assertThat(latest().useCaseId()).isEqualTo(id);
        }

        @Test
        void isAnotherInstanceUnderAnotherNameAndTheSameAgainUnderTheFirst() {
            set(ContextField.USE_CASE_NAME, "chat");
            String ofChat = latest().useCaseId();
            set(ContextField.USE_CASE_NAME, "search");
            String ofSearch = latest().useCaseId();
            set(ContextField.USE_CASE_NAME, "chat");

            assertThat(ofSearch).hasSize(36).isNotEqualTo(ofChat);
            assertThat(latest().useCaseId()).isEqualTo(ofChat);
        }

        @Test
        void leavesTheIdThatIsGivenWithItsName() {
            set(ContextField.USE_CASE_ID, "42");
            set(ContextField.USE_CASE_NAME, "chat");
            assertThat(latest().useCaseId()).isEqualTo("42");

            set(ContextField.USE_CASE_NAME, "search");
            assertThat(latest().useCaseId()).hasSize(36);

            set(ContextField.USE_CASE_ID, "43");
            assertThat(latest().useCaseId()).isEqualTo("43");
        }

        @Test
        void hasTheIdThatIsGiven() {
            set(ContextField.USE_CASE_NAME, "chat");
            set(ContextField.USE_CASE_ID, "42");

            assertThat(latest().useCaseId()).isEqualTo("42");
        }

        @Test
        void hasNoIdWhereTheIdIsBlocked() {
            set(ContextField.USE_CASE_NAME, "chat");
            set(ContextField.USE_CASE_ID, "");

            assertThat(latest().useCaseId()).isEmpty();
        }

        @Test
        void needsNoIdWhereTheNameIsBlocked() {
            set(ContextField.USE_CASE_NAME, "");

            assertThat(latest().useCaseId()).isNull();
        }
    }
}
