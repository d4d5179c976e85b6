package com.payi.cdi.internal.core.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * Reads the fields of a form (multipart/form-data) as its bytes pass. Files are passed over; what is kept does not grow
 * with the form.
 */
public final class FormReader implements ByteSink {
    private static final Pattern NAME = Pattern.compile("[;\\s]name=(?:\"([^\"]{1,100})\"|([^;\\s\"]{1,100}))");
    /** Of a line; longer than any delimiter and than what is wanted of a field. */
    private static final int MAX_LINE = 1024;
    private static final int MAX_FIELDS = 64;

    private final JsonShape shape;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final byte[] line = new byte[MAX_LINE];
    private int length;
    private int size;
    private String delimiter;
    private boolean inHeaders;
    private String field;
    private String value;

    public FormReader(JsonShape shape) {
        this.shape = shape;
    }

    /** Whether a body that begins with this byte may be a form; JSON is none. */
    public static boolean isBegunBy(byte first) {
        return first == '-';
    }

    @Override
    public void accept(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (bytes[i] == '\n') {
                lineEnds();
            } else if (length < MAX_LINE) {
                line[length++] = bytes[i];
            }
        }
    }

    private void lineEnds() {
        // Lines of a file are looked at only if they may be a delimiter.
        if (inHeaders || field != null && value == null || length > 0 && line[0] == '-') {
            line(text());
        }
        length = 0;
    }

    private String text() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }

    private void line(String text) {
        if (delimiter == null) {
            delimiter = text;
            inHeaders = true;
        } else if (text.startsWith(delimiter)) {
            keep();
            inHeaders = true;
        } else if (inHeaders) {
            header(text);
        } else if (field != null && value == null) {
            value = text;
        }
    }

    private void header(String text) {
        String header = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            inHeaders = false;
        } else if (header.startsWith("content-disposition:") && !header.contains("filename")) {
            Matcher name = NAME.matcher(text);
            field = name.find() ? name.group(1) != null ? name.group(1) : name.group(2) : null;
        }
    }

    private void keep() {
        JsonShape wanted = field == null ? null : shape.member(field);
        if (wanted != null && wanted.keepsValues() && value != null && fields.size() < MAX_FIELDS) {
            fields.put(field, value);
            size += field.length() + value.length();
        }
        field = null;
        value = null;
    }

    /** About how many bytes of memory is kept of the form. */
    public int size() {
        return size;
    }

    /** The first line of each wanted field; asked when the form has ended, perhaps without a line's end. */
    public JsonTree tree() {
        lineEnds();
        return JsonTree.of(fields);
    }
}
