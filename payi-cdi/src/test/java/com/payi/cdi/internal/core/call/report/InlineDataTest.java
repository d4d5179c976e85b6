package com.payi.cdi.internal.core.call.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
