package com.payi.cdi.internal.track;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.Track;
import com.payi.cdi.internal.PayiLogger;
import com.payi.cdi.internal.context.ContextValues;
import com.payi.cdi.internal.context.UseCaseName;

/** What an annotation says, checked and turned into the values of a context. */
public final class TrackDefinition {
    private final List<String> problems = new ArrayList<>();
    private final ContextValues values;

    private TrackDefinition(Track track) {
        this.values = ContextValues.builder()
                .useCaseName(useCaseName(track.useCaseName()))
                .useCaseId(given(track.useCaseId()))
                .useCaseVersion(track.useCaseVersion() < 0 ? null : track.useCaseVersion())
                .limitIds(isInherited(track.limitIds()) ? null : List.of(track.limitIds()))
                .userId(given(track.userId()))
                .accountName(given(track.accountName()))
                .requestProperties(properties("requestProperties", track.requestProperties()))
                .useCaseProperties(properties("useCaseProperties", track.useCaseProperties()))
                .logPromptAndResponse(single("logPromptAndResponse", track.logPromptAndResponse()))
                .proxy(single("proxy", track.proxy()))
                .build();
    }

    public static TrackDefinition of(Track track) {
        return new TrackDefinition(track);
    }

    public ContextValues values() {
        return values;
    }

    /** What cannot be meant, each with the member, the value and what to write instead. */
    public List<String> problems() {
        return problems;
    }

    private String useCaseName(String name) {
        if (given(name) != null && !name.isEmpty() && !UseCaseName.isValid(name)) {
            problems.add(PayiLogger.LOG.useCaseNameRefused(name, UseCaseName.fitted(name)));
        }
        return given(name);
    }

    private Boolean single(String member, boolean[] values) {
        if (values.length > 1) {
            problems.add(PayiLogger.LOG.moreThanOneValue(member, values.length));
        }
        return values.length == 0 ? null : values[0];
    }

    private Map<String, String> properties(String member, String[] pairs) {
        if (isInherited(pairs)) {
            return null;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                properties.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
            } else if (!pair.isEmpty()) {
                problems.add(PayiLogger.LOG.propertyMalformed(member, pair));
            }
        }
        return properties;
    }

    private static String given(String text) {
        return Track.INHERIT.equals(text) ? null : text;
    }

    private static boolean isInherited(String[] texts) {
        return texts.length == 1 && Track.INHERIT.equals(texts[0]);
    }
}
