package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.PayiHeaders;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

class ContextFieldTest {
    /** What the library needs itself, and no call carries. */
    private static final Set<ContextField> OF_THE_LIBRARY = Set.of(ContextField.PROXY, ContextField.MAX_CALLS,
            ContextField.MAX_COST_USD, ContextField.CONVERSATION_ID, ContextField.METHOD_STEP);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "LIMIT_IDS, limit_ids, limitIds, LIST, xProxy-Limit-IDs, false",
            "USER_ID, user_id, userId, TEXT, xProxy-User-ID, false",
            "ACCOUNT_NAME, account_name, accountName, TEXT, xProxy-Account-Name, false",
            "REQUEST_PROPERTIES, request_properties, requestProperties, PROPERTIES, xProxy-Request-Properties, false",
            "USE_CASE_NAME, use_case_name, useCaseName, TEXT, xProxy-UseCase-Name, true",
            "USE_CASE_ID, use_case_id, useCaseId, TEXT, xProxy-UseCase-ID, true",
            "USE_CASE_VERSION, use_case_version, useCaseVersion, NUMBER, xProxy-UseCase-Version, true",
            "USE_CASE_STEP, use_case_step, useCaseStep, TEXT, xProxy-UseCase-Step, true",
            "USE_CASE_PROPERTIES, use_case_properties, useCaseProperties, PROPERTIES, xProxy-UseCase-Properties, true",
            "PRICE_AS_CATEGORY, price_as_category, priceAsCategory, TEXT, xProxy-PriceAs-Category, false",
            "PRICE_AS_RESOURCE, price_as_resource, priceAsResource, TEXT, xProxy-PriceAs-Resource, false",
            "RESOURCE_SCOPE, resource_scope, resourceScope, TEXT, xProxy-Resource-Scope, false",
            "LOG_PROMPT_AND_RESPONSE, log_prompt_and_response, logPromptAndResponse, FLAG, xProxy-Logging-Disable, false",
            "PROXY, proxy, proxy, FLAG, -, false",
            "MAX_CALLS, max_calls, maxCalls, NUMBER, -, false",
            "MAX_COST_USD, max_cost_usd, maxCostUsd, AMOUNT, -, false",
            "CONVERSATION_ID, conversation_id, conversationId, TEXT, -, false",
            "METHOD_STEP, method_step, methodStep, TEXT, -, false"})
    void hasPayisNameAndHeader(ContextField field, String payiName, String memberName, FieldKind kind, String header,
            boolean ofUseCase) {
        assertThat(field.payiName()).isEqualTo(payiName);
        assertThat(field.memberName()).isEqualTo(memberName);
        assertThat(field.kind()).isEqualTo(kind);
        assertThat(field.header()).isEqualTo(header);
        assertThat(field.isOfUseCase()).isEqualTo(ofUseCase);
        assertThat(ContextField.named(payiName)).isSameAs(field);
    }

    @Test
    void allAreListedInTheirOrder() {
        assertThat(ContextField.all()).containsExactly(ContextField.values());
        assertThat(ContextField.withHeader()).containsExactlyElementsOf(
                ContextField.all().stream().filter(field -> !OF_THE_LIBRARY.contains(field)).toList());
        assertThat(ContextField.ofEvents()).containsExactly(ContextField.LIMIT_IDS, ContextField.USER_ID,
                ContextField.ACCOUNT_NAME, ContextField.USE_CASE_NAME, ContextField.USE_CASE_ID,
                ContextField.USE_CASE_VERSION, ContextField.USE_CASE_STEP);
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThatExist() {
        assertThatThrownBy(() -> ContextField.named("user")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'user'").hasMessageContaining("user_id");
        assertThatThrownBy(() -> ContextField.named("userId")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAnnotationHasAMemberForEachAnnotatedFieldAndNoOther() {
        Set<String> members = Arrays.stream(Track.class.getDeclaredMethods()).map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(ContextField.annotated()).extracting(ContextField::memberName)
                .containsExactlyInAnyOrderElementsOf(members);
    }

    @ParameterizedTest
    @EnumSource(value = ContextField.class, names = "METHOD_STEP", mode = EnumSource.Mode.EXCLUDE)
    void theBuilderOfContextsHasAMethodForEachField(ContextField field) {
        assertThat(TrackContext.Builder.class.getMethods()).extracting(Method::getName).contains(field.memberName());
    }

    @ParameterizedTest
    @EnumSource(value = ContextField.class, names = {"PROXY", "MAX_CALLS", "MAX_COST_USD",
            "METHOD_STEP"}, mode = EnumSource.Mode.EXCLUDE)
    void theEffectiveContextHasAMethodForEachFieldThatIsSent(ContextField field) {
        assertThat(EffectiveContext.class.getMethods()).extracting(Method::getName).contains(field.memberName());
    }

    @Test
    void everyHeaderOfPayiThatCarriesAContextBelongsToOneField() throws IllegalAccessException {
        Set<String> ofCalls = Set.of(PayiHeaders.PREFIX, PayiHeaders.API_KEY, PayiHeaders.PROVIDER_BASE_URI);
        List<String> ofContexts = new ArrayList<>();
        for (Field constant : PayiHeaders.class.getFields()) {
            if (Modifier.isStatic(constant.getModifiers()) && !ofCalls.contains(constant.get(null))) {
                ofContexts.add((String) constant.get(null));
            }
        }

        assertThat(ContextField.withHeader()).extracting(ContextField::header)
                .containsExactlyInAnyOrderElementsOf(ofContexts);
        assertThat(ofContexts).allMatch(header -> header.startsWith(PayiHeaders.PREFIX));
    }
}
