package com.payi.cdi.internal.core.delivery;

import java.time.DateTimeException;
import java.time.Instant;

import com.payi.cdi.UseCaseInstance;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.internal.core.wire.JsonText;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.OutgoingScore;

/**
 * The text that a score travels and is kept in, among the texts of events. Its first member tells it from an event; it has
 * an id and a time under the same names as an event, so that whatever carries events carries it.
 */
public final class ScoreText {
    private static final String KPI = "kpi";
    private static final String BEGIN = "{\"" + KPI + "\":";
    private static final String USE_CASE_NAME = "use_case_name";
    private static final String USE_CASE_ID = "use_case_id";
    private static final String SCORE = "score";
    private static final String GIVEN = "event_timestamp";
    private static final String ID = "provider_response_id";
    private static final JsonShape SHAPE = JsonShape.of(KPI, USE_CASE_NAME, USE_CASE_ID, SCORE, GIVEN, ID);
    /** Up to here, a whole number is the same as a double. */
    private static final double LARGEST_WHOLE = 1L << 53;

    private ScoreText() {}

    /** Whether a text is that of a score. Cheap. */
    public static boolean isScore(String json) {
        return json.startsWith(BEGIN);
    }

    /**
     * Writes a score.
     *
     * @param score a Boolean or a finite Double
     * @param given when the application gave it
     */
    static OutgoingEvent write(String id, UseCaseInstance instance, String kpi, Object score, Instant given) {
        JsonText json = new JsonText().beginObject().member(KPI, kpi).member(USE_CASE_NAME, instance.name())
                .member(USE_CASE_ID, instance.id()).member(SCORE, written(score)).member(GIVEN, given.toString())
                .member(ID, id);
        return new OutgoingEvent(id, json.endObject().toString());
    }

    private static Object written(Object score) {
        boolean whole = score instanceof Double number && number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE;
        return whole ? (Object) ((Double) score).longValue() : score;
    }

    /** The body of the request that sends a score. */
    public static String body(OutgoingScore score) {
        return new JsonText().beginObject().member(SCORE, written(score.score())).endObject().toString();
    }

    /** Null if the text, which another process may have written, is not that of a whole score. */
    public static OutgoingScore read(OutgoingEvent content) {
        JsonTree tree = tree(content.json());
        String kpi = tree.at(KPI).text();
        String name = tree.at(USE_CASE_NAME).text();
        String id = tree.at(USE_CASE_ID).text();
        Object score = tree.members().get(SCORE);
        if (!isPathSegment(kpi) || !isPathSegment(name) || !isPathSegment(id)) {
            return null;
        }
        UseCaseInstance instance = new UseCaseInstance(name, id);
        if (score instanceof Boolean) {
            return new OutgoingScore(content.id(), instance, kpi, score, content.json());
        }
        return score instanceof Number number && Double.isFinite(number.doubleValue())
                ? new OutgoingScore(content.id(), instance, kpi, number.doubleValue(), content.json())
                : null;
    }

    /** When the application gave a score; long ago if that cannot be read. */
    static Instant given(String json) {
        try {
            String given = tree(json).at(GIVEN).text();
            return given == null ? Instant.EPOCH : Instant.parse(given);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** Whether a name can stand in the path of a request: not what changes the path on its way. */
    public static boolean isPathSegment(String text) {
        return text != null && !text.isBlank() && !text.equals(".") && !text.equals("..");
    }

    private static JsonTree tree(String json) {
        return JsonDocumentReader.read(SHAPE, json);
    }
}
