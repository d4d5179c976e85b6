package com.payi.cdi.internal.edge.track.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.UseCaseName;
import com.payi.cdi.internal.core.log.PayiLogger;

/** Turns the texts of members into the values of a context; what cannot be meant is told to the collector of problems. */
final class TrackDefinition {
    private final Map<TrackMember, MemberTexts> members;
    private final Consumer<String> problems;

    /**
     * The texts of one member.
     *
     * @param source what messages call it: the member, or the configuration key that replaced it
     */
    record MemberTexts(String source, List<String> texts) {}

    private TrackDefinition(Map<TrackMember, MemberTexts> members, Consumer<String> problems) {
        this.members = members;
        this.problems = problems;
    }

    static ContextValues values(Map<TrackMember, MemberTexts> members, Consumer<String> problems) {
        return new TrackDefinition(members, problems).values();
    }

    private ContextValues values() {
        return ContextValues.builder()
                .useCaseName(useCaseName())
                .useCaseId(single(TrackMember.USE_CASE_ID))
                .useCaseVersion(version())
                .limitIds(texts(TrackMember.LIMIT_IDS))
                .userId(single(TrackMember.USER_ID))
                .accountName(single(TrackMember.ACCOUNT_NAME))
                .requestProperties(properties(TrackMember.REQUEST_PROPERTIES))
                .useCaseProperties(properties(TrackMember.USE_CASE_PROPERTIES))
                .logPromptAndResponse(flag(TrackMember.LOG_PROMPT_AND_RESPONSE))
                .proxy(flag(TrackMember.PROXY))
                .build();
    }

    private List<String> texts(TrackMember member) {
        MemberTexts texts = members.get(member);
        return texts == null ? null : texts.texts();
    }

    private String single(TrackMember member) {
        List<String> texts = texts(member);
        return texts == null || texts.isEmpty() ? null : texts.get(0);
    }

    private String source(TrackMember member) {
        return members.get(member).source();
    }

    private String useCaseName() {
        String name = single(TrackMember.USE_CASE_NAME);
        if (name != null && !name.isEmpty() && !UseCaseName.isValid(name)) {
            problems.accept(
                    PayiLogger.LOG.useCaseNameRefused(source(TrackMember.USE_CASE_NAME), name, UseCaseName.fitted(name)));
        }
        return name;
    }

    /** Negative is not given; an annotation cannot hold such a one, but the configuration can take a version back with it. */
    private Integer version() {
        String text = single(TrackMember.USE_CASE_VERSION);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            int version = Integer.parseInt(text.strip());
            return version < 0 ? null : version;
        } catch (NumberFormatException e) {
            problems.accept(PayiLogger.LOG.configurationValue(source(TrackMember.USE_CASE_VERSION), text,
                    "a version, an integer from 0 on, or a negative one to inherit"));
            return null;
        }
    }

    private Boolean flag(TrackMember member) {
        List<String> texts = texts(member);
        if (texts == null || texts.isEmpty()) {
            return null;
        }
        if (texts.size() > 1) {
            problems.accept(PayiLogger.LOG.moreThanOneValue(source(member), texts.size()));
        }
        String text = texts.get(0).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            problems.accept(PayiLogger.LOG.configurationValue(source(member), text, "true or false, or empty to inherit"));
        }
        return Boolean.parseBoolean(text);
    }

    private Map<String, String> properties(TrackMember member) {
        List<String> pairs = texts(member);
        if (pairs == null) {
            return null;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                properties.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
            } else if (!pair.isEmpty()) {
                problems.accept(PayiLogger.LOG.propertyMalformed(source(member), pair));
            }
        }
        return properties;
    }
}
