package com.payi.cdi.internal.edge.track.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.FieldKind;
import com.payi.cdi.internal.core.context.UseCaseName;
import com.payi.cdi.internal.core.log.PayiLogger;

/** Turns the texts of members into the values of a context, and collects mistakes. */
final class TrackDefinition {
    private final Map<ContextField, MemberTexts> members;
    private final Consumer<String> problems;

    /**
     * The texts of one member.
     *
     * @param source its name in messages: the member, or the configuration key that replaced it
     */
    record MemberTexts(String source, List<String> texts) {}

    private TrackDefinition(Map<ContextField, MemberTexts> members, Consumer<String> problems) {
        this.members = members;
        this.problems = problems;
    }

    static ContextValues values(Map<ContextField, MemberTexts> members, Consumer<String> problems) {
        return new TrackDefinition(members, problems).values();
    }

    /** Whether a member can have several texts. */
    static boolean isList(ContextField field) {
        return field.kind() == FieldKind.LIST || field.kind() == FieldKind.PROPERTIES;
    }

    private ContextValues values() {
        ContextValues.Builder values = ContextValues.builder();
        members.forEach((field, member) -> values.set(field, value(field, member)));
        return values.build();
    }

    /** Null if the member gives no value. */
    private Object value(ContextField field, MemberTexts member) {
        if (isList(field)) {
            return field.kind() == FieldKind.LIST ? member.texts() : properties(member);
        }
        if (member.texts().isEmpty()) {
            return null;
        }
        return switch (field.kind()) {
            case NUMBER -> number(member, field == ContextField.MAX_CALLS
                    ? "a number of calls, from 0 on, or a negative one for no cap"
                    : "a version, an integer from 0 on, or a negative one to inherit");
            case AMOUNT -> amount(member);
            case FLAG -> flag(member);
            default -> text(field, member);
        };
    }

    private String text(ContextField field, MemberTexts member) {
        String text = member.texts().get(0);
        if (field == ContextField.USE_CASE_NAME && !text.isEmpty() && !UseCaseName.isValid(text)) {
            problems.accept(PayiLogger.LOG.useCaseNameRefused(member.source(), text, UseCaseName.fitted(text)));
        }
        return text;
    }

    /** A negative number gives no value: with it, the configuration can remove the value of an annotation. */
    private Integer number(MemberTexts member, String allowed) {
        String text = member.texts().get(0);
        if (text.isBlank()) {
            return null;
        }
        try {
            int number = Integer.parseInt(text.strip());
            return number < 0 ? null : number;
        } catch (NumberFormatException e) {
            problems.accept(PayiLogger.LOG.configurationValue(member.source(), text, allowed));
            return null;
        }
    }

    /** As with numbers, a negative amount gives no value. */
    private Double amount(MemberTexts member) {
        String text = member.texts().get(0);
        if (text.isBlank()) {
            return null;
        }
        try {
            double amount = Double.parseDouble(text.strip());
            if (Double.isFinite(amount)) {
                return amount < 0 ? null : amount;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with amounts that are endless.
        }
        problems.accept(PayiLogger.LOG.configurationValue(member.source(), text,
                "an amount in US dollars, from 0 on, or a negative one for no cap"));
        return null;
    }

    private Boolean flag(MemberTexts member) {
        if (member.texts().size() > 1) {
            problems.accept(PayiLogger.LOG.moreThanOneValue(member.source(), member.texts().size()));
        }
        String text = member.texts().get(0).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            problems.accept(
                    PayiLogger.LOG.configurationValue(member.source(), text, "true or false, or empty to inherit"));
        }
        return Boolean.parseBoolean(text);
    }

    private Map<String, String> properties(MemberTexts member) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String pair : member.texts()) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                properties.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
            } else if (!pair.isEmpty()) {
                problems.accept(PayiLogger.LOG.propertyMalformed(member.source(), pair));
            }
        }
        return properties;
    }
}
