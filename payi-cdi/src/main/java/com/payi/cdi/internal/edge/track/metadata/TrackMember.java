package com.payi.cdi.internal.edge.track.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.payi.cdi.Track;

/** The members of {@link Track}, each read as texts, so that the annotation and the configuration speak alike. */
public enum TrackMember {
    USE_CASE_NAME("useCaseName", track -> text(track.useCaseName())),
    USE_CASE_ID("useCaseId", track -> text(track.useCaseId())),
    USE_CASE_VERSION("useCaseVersion", track -> version(track.useCaseVersion())),
    LIMIT_IDS("limitIds", track -> texts(track.limitIds())),
    USER_ID("userId", track -> text(track.userId())),
    ACCOUNT_NAME("accountName", track -> text(track.accountName())),
    REQUEST_PROPERTIES("requestProperties", track -> texts(track.requestProperties())),
    USE_CASE_PROPERTIES("useCaseProperties", track -> texts(track.useCaseProperties())),
    LOG_PROMPT_AND_RESPONSE("logPromptAndResponse", track -> flags(track.logPromptAndResponse())),
    PROXY("proxy", track -> flags(track.proxy()));

    private final String memberName;
    private final Function<Track, List<String>> reader;

    TrackMember(String memberName, Function<Track, List<String>> reader) {
        this.memberName = memberName;
        this.reader = reader;
    }

    /** As it is written in the annotation and at the end of configuration keys. */
    public String memberName() {
        return memberName;
    }

    boolean isList() {
        return this == LIMIT_IDS || this == REQUEST_PROPERTIES || this == USE_CASE_PROPERTIES;
    }

    /** What an annotation gives; a member that it leaves to be inherited is missing. */
    static Map<TrackMember, List<String>> given(Track track) {
        // Not an EnumMap, which Quarkus cannot carry from the build into the application.
        Map<TrackMember, List<String>> given = new LinkedHashMap<>();
        for (TrackMember member : values()) {
            List<String> texts = member.reader.apply(track);
            if (texts != null) {
                given.put(member, texts);
            }
        }
        return given;
    }

    private static List<String> text(String text) {
        return Track.INHERIT.equals(text) ? null : List.of(text);
    }

    private static List<String> texts(String[] texts) {
        return texts.length == 1 && Track.INHERIT.equals(texts[0]) ? null : List.of(texts);
    }

    private static List<String> version(int version) {
        return version < 0 ? null : List.of(Integer.toString(version));
    }

    private static List<String> flags(boolean[] flags) {
        List<String> texts = new ArrayList<>();
        for (boolean flag : flags) {
            texts.add(Boolean.toString(flag));
        }
        return texts.isEmpty() ? null : texts;
    }
}
