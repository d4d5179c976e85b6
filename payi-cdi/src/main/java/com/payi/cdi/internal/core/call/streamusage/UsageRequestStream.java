package com.payi.cdi.internal.core.call.streamusage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Asks for the usage of a streamed answer where the caller has not decided about it: adds {@code
 * stream_options.include_usage} to the JSON object that passes. Holds nothing back: what has to be added is added where
 * an object ends.
 */
public final class UsageRequestStream extends FilterOutputStream {
    private static final String STREAM = "stream";
    private static final String OPTIONS = "stream_options";
    private static final String INCLUDE_USAGE = "include_usage";
    private static final int LONGEST_NAME = 32;

    private final Runnable asked;
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder streamValue = new StringBuilder();
    private String member = "";
    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean nameExpected;
    private boolean inName;
    private boolean inOptions;
    private boolean optionsEmpty;
    private boolean optionsGiven;
    private boolean decided;
    private boolean over;

    /** @param asked runs when something was added */
    public UsageRequestStream(OutputStream out, Runnable asked) {
        super(out);
        this.asked = asked;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        for (int i = offset; i < offset + length && !over; i++) {
            String addition = before(bytes[i]);
            if (addition != null) {
                out.write(bytes, from, i - from);
                out.write(addition.getBytes(StandardCharsets.US_ASCII));
                from = i;
                asked.run();
            }
        }
        out.write(bytes, from, offset + length - from);
    }

    /** What has to be written before this byte, null for nothing. */
    private String before(byte b) {
        if (inText) {
            text(b);
            return null;
        }
        switch (b) {
            case '"':
                inText = true;
                inName = nameExpected && isWatched();
                nameExpected = false;
                name.setLength(0);
                optionsEmpty = false;
                return null;
            case '{':
            case '[':
                begin(b);
                return null;
            case '}':
            case ']':
                return end();
            case ',':
                nameExpected = true;
                return null;
            case ':':
                named();
                return null;
            case ' ':
            case '\n':
            case '\r':
            case '\t':
                return null;
            default:
                over = depth == 0;
                if (depth == 1 && member.equals(STREAM)) {
                    streamValue.append((char) b);
                }
                return null;
        }
    }

    private void text(byte b) {
        if (escaped) {
            escaped = false;
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '"') {
            inText = false;
        } else if (inName && name.length() < LONGEST_NAME) {
            name.append((char) b);
        }
    }

    /** Of interest are the members of the document and those of its stream options. */
    private boolean isWatched() {
        return depth == 1 || depth == 2 && inOptions;
    }

    private void named() {
        if (!inName) {
            return;
        }
        inName = false;
        if (depth == 1) {
            member = name.toString();
            optionsGiven |= member.equals(OPTIONS);
        } else if (INCLUDE_USAGE.contentEquals(name)) {
            decided = true;
        }
    }

    private void begin(byte b) {
        depth++;
        nameExpected = b == '{';
        if (depth == 1 && b == '[') {
            over = true;
        }
        if (depth == 2) {
            inOptions = b == '{' && member.equals(OPTIONS);
            optionsEmpty = true;
        }
    }

    private String end() {
        String addition = null;
        if (depth == 2 && inOptions && !decided) {
            addition = (optionsEmpty ? "" : ",") + "\"" + INCLUDE_USAGE + "\":true";
        } else if (depth == 1 && !optionsGiven && "true".contentEquals(streamValue)) {
            addition = ",\"" + OPTIONS + "\":{\"" + INCLUDE_USAGE + "\":true}";
        }
        inOptions &= depth != 2;
        depth--;
        nameExpected = false;
        over = depth <= 0;
        return addition;
    }
}
