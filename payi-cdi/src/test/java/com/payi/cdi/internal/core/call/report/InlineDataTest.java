package com.payi.cdi.internal.core.call.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Images, sound and files are taken out of what is sent to Pay-i. */
class InlineDataTest {
    private static final String DATA = "A".repeat(100);

    @Test
    void aDataUrlIsRemovedWhereverItIs() {
        assertThat(InlineData.removed("{\"url\":\"data:image/png;base64,AAAA\",\"text\":\"hi\"}"))
                .isEqualTo("{\"url\":\"<not_instrumented>\",\"text\":\"hi\"}");
    }

    @Test
    void base64IsRemovedFromTheMembersThatAreKnownForIt() {
        assertThat(InlineData.removed("{\"data\":\"" + DATA + "\",\"b64_json\":\"" + DATA + "\",\"note\":\"" + DATA + "\"}"))
                .isEqualTo("{\"data\":\"<not_instrumented>\",\"b64_json\":\"<not_instrumented>\",\"note\":\"" + DATA + "\"}");
    }

    @Test
    void textsInSuchMembersStay() {
        String text = "{\"data\":\"a short text\",\"result\":\"" + "words and words ".repeat(10) + "!\"}";
        assertThat(InlineData.removed(text)).isEqualTo(text);
    }

    @Test
    void aTextWithoutAnyIsTheSame() {
        String text = "{ \"a\" : 1 }";
        assertThat(InlineData.removed(text)).isSameAs(text);
    }

    @Test
    void ofATextThatEndsTooEarlyWhatIsThereIsClosed() {
        assertThat(InlineData.removed("[1,{\"data\":\"" + DATA + "\"},\"cut he"))
                .isEqualTo("[1,{\"data\":\"<not_instrumented>\"}]");
    }

    @Test
    void aTextThatEndsAnywhereBecomesValidJson() throws IOException {
        String whole = "{\"a\":[{\"data\":\"" + DATA + "\",\"n\":[true,null,1.5e3]},{\"url\":\"data:image/png;base64,AAAA\"}],"
                + "\"b64_json\":{\"x\":\"\\u00e4\"}}";
        int inValue = whole.indexOf("AAAA") + 10;
        assertThat(InlineData.removed(whole.substring(0, inValue))).isEqualTo("{\"a\":[{}]}");
        for (int end = whole.indexOf("data\"") + 5; end <= whole.length(); end++) {
            String removed = InlineData.removed(whole.substring(0, end));
            assertThat(isJson(removed)).as("%s, of %s", removed, whole.substring(0, end)).isTrue();
            assertThat(removed).doesNotContain("AAAA");
        }
    }

    private static boolean isJson(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                continue;
            }
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
