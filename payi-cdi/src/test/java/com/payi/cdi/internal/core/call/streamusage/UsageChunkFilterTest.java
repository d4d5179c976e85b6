package com.payi.cdi.internal.core.call.streamusage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the event that was sent because we asked for it is hidden. */
class UsageChunkFilterTest {
    private static final String CONTENT = "data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}],\"usage\":null}\n\n";
    private static final String USAGE = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    @Test
    void theUsageIsTakenOutHoweverTheBytesAreSplit() {
        for (String end : new String[]{"\n", "\r\n"}) {
            String stream = (CONTENT + ": ping\n\n" + USAGE + DONE).replace("\n", end);
            String seen = (CONTENT + ": ping\n\n" + DONE).replace("\n", end);
            for (int size = 1; size <= stream.length(); size++) {
                assertThat(filtered(stream, size)).isEqualTo(seen);
            }
        }
    }

    @Test
    void eventsThatBeginLikeTheOneBeforeArePassedAndAnyOtherIsLookedAt() {
        String almost = "data: {\"choices\":[{\"delta\":{\"content\":\"" + "b".repeat(30) + "\"}}]}\n\n";
        String stream = CONTENT + CONTENT + almost + USAGE + CONTENT + ": ping\n\n" + CONTENT + CONTENT + USAGE + USAGE + DONE;
        for (int size = 1; size <= stream.length(); size++) {
            assertThat(filtered(stream, size)).isEqualTo(stream.replace(USAGE, ""));
        }
    }

    @Test
    void whatPassesInOnePieceIsNotCopied() {
        byte[] stream = (CONTENT + CONTENT).getBytes(StandardCharsets.UTF_8);
        PassedBytes passed = new UsageChunkFilter().filter(stream, 0, stream.length);
        assertThat(passed.array()).isSameAs(stream);
        assertThat(text(passed)).isEqualTo(CONTENT + CONTENT);
    }

    @Test
    void anEventPassesAsSoonAsItHasAChoice() {
        assertThat(passedOf("data: {\"id\":\"c1\",\"choices\":[")).isEmpty();
        assertThat(passedOf("data: {\"id\":\"c1\",\"choices\":[{")).isEqualTo("data: {\"id\":\"c1\",\"choices\":[{");
    }

    @ParameterizedTest
    @ValueSource(strings = {": ping\n", ": pi", "\n", "data: [", "data: plain", "data: {\"choices\":[{}]}\n", "plain",
            "data: {\"choices\":[],\"usage\":{},\"citations\":[\"a\"", "data: {\"usage\":7,", "data: {\"choices\":{"})
    void whatCannotBeTheUsageIsNotHeld(String bytes) {
        assertThat(passedOf(bytes)).isEqualTo(bytes);
    }

    private static String passedOf(String bytes) {
        UsageChunkFilter filter = new UsageChunkFilter();
        return text(filter.filter(bytes.getBytes(StandardCharsets.UTF_8), 0, bytes.length()));
    }

    private static String text(PassedBytes passed) {
        return new String(passed.array(), passed.offset(), passed.length(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void eventsWithoutAnEmptyLineBetweenThemAreRecognized(String end) {
        String stream = (line(CONTENT) + line(USAGE) + line(CONTENT)).replace("\n", end);
        for (int size = 1; size <= stream.length(); size++) {
            assertThat(filtered(stream, size)).isEqualTo((line(CONTENT) + line(CONTENT)).replace("\n", end));
        }
    }

    private static String line(String event) {
        return event.substring(0, event.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "data: {\"id\":\"c\",\"object\":\"x\",\"created\":1,\"model\":\"m\",\"choices\":[],\"usage\":{\"a\":{\"b\":[1]}}}\n\n",
            "data: {\"choices\":[ ],\"usage\":{},\"service_tier\":null,\"obfuscation\":\"x\",\"other\":null,\"more\":[],\"most\":{}}\n\n",
            "event: message\nid: 7\ndata: {\"choices\":[],\"usage\":{}}\n\n",
            "data: {\ndata:  \"choices\": [],\ndata:  \"usage\": {\ndata:  }\ndata: }\n\n",
            "data:{\"\\u0063hoices\":[],\"us\\u0061ge\":{}}\n\n"})
    void theUsageIsRecognizedHoweverItIsWritten(String usage) {
        String stream = CONTENT + usage + DONE;
        for (int size = 1; size <= stream.length(); size++) {
            assertThat(filtered(stream, size)).isEqualTo(CONTENT + DONE);
        }
    }

    @Test
    void aPlainMemberOfTheFirstEventDescribesTheStream() {
        String first = "data: {\"provider\":\"x\",\"choices\":[{}]}\n\n";
        String usage = "data: {\"provider\":\"x\",\"choices\":[],\"usage\":{}}\n\n";
        assertThat(filtered(first + usage, 9)).isEqualTo(first);
        assertThat(filtered(CONTENT + usage, 9)).isEqualTo(CONTENT + usage);
    }

    @Test
    void theUsageIsTakenOutBehindAVeryLongEvent() {
        String content = "data: {\"choices\":[{\"image\":\"" + "A".repeat(1_500_000) + "\"}]}\n\n";
        assertThat(filtered(content + USAGE + DONE, 8192)).isEqualTo(content + DONE);
        String id = "data: {\"id\":\"" + "A".repeat(1_500_000) + "\",\"choices\":[],\"usage\":{}}\n\n";
        assertThat(filtered(id + USAGE + DONE, 8192)).isEqualTo(id + DONE);
    }

    @Test
    void theUsageIsTakenOutOfAPackedStream() throws IOException {
        byte[] packed = gzip(CONTENT + ": ping\n\n" + USAGE + DONE);
        for (int size = 1; size <= packed.length; size++) {
            byte[] seen = filtered(packed, size);
            assertThat(unpacked(seen)).isEqualTo(CONTENT + ": ping\n\n" + DONE);
        }
    }

    @Test
    void anEventOfAPackedStreamPassesWhileTheStreamGoesOn() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        GZIPOutputStream packer = new GZIPOutputStream(packed, true);
        packer.write(CONTENT.getBytes(StandardCharsets.UTF_8));
        packer.flush();
        UsageChunkFilter filter = new UsageChunkFilter();
        PassedBytes seen = filter.filter(packed.toByteArray(), 0, packed.size());
        InputStream unpacker = new GZIPInputStream(new ByteArrayInputStream(seen.array(), seen.offset(), seen.length()));
        assertThat(new String(unpacker.readNBytes(CONTENT.length()), StandardCharsets.UTF_8)).isEqualTo(CONTENT);
    }

    @Test
    void aPackedStreamThatBreaksOffStaysBroken() throws IOException {
        byte[] packed = gzip(CONTENT.repeat(50));
        byte[] seen = filtered(Arrays.copyOf(packed, packed.length - 9), 10);
        assertThatThrownBy(() -> unpacked(seen)).isInstanceOf(EOFException.class);
        packed[packed.length / 2] ^= 0x55;
        byte[] spoilt = filtered(packed, 10);
        assertThatThrownBy(() -> unpacked(spoilt)).isInstanceOf(IOException.class);
    }

    @Test
    void ofAPackedStreamWithAFaultTheApplicationGetsWhatStandsBeforeTheFaultAndTheFault() throws IOException {
        byte[] packed = gzip((CONTENT + ": ping\n\n").repeat(200));
        for (int fault = 12; fault < packed.length; fault++) {
            byte[] broken = packed.clone();
            broken[fault] ^= 0x55;
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            boolean fails = fails(new ByteArrayInputStream(broken), sent);
            for (int size : new int[]{1, 7, 8192}) {
                ByteArrayOutputStream seen = new ByteArrayOutputStream();
                assertThat(fails(new SequenceInputStream(Collections.enumeration(parts(broken, size))), seen)).isEqualTo(fails);
                assertThat(seen.size()).as("fault at %s, parts of %s", fault, size).isEqualTo(sent.size());
                assertThat(Arrays.equals(seen.toByteArray(), sent.toByteArray())).isTrue();
            }
        }
    }

    private static List<InputStream> parts(byte[] bytes, int size) {
        UsageChunkFilter filter = new UsageChunkFilter();
        List<InputStream> parts = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += size) {
            parts.add(copy(filter.filter(bytes, i, Math.min(size, bytes.length - i))));
        }
        parts.add(copy(filter.rest()));
        return parts;
    }

    private static InputStream copy(PassedBytes passed) {
        return new ByteArrayInputStream(Arrays.copyOfRange(passed.array(), passed.offset(), passed.offset() + passed.length()));
    }

    private static boolean fails(InputStream packed, ByteArrayOutputStream unpacked) {
        try (InputStream gzip = new GZIPInputStream(packed)) {
            for (int next = gzip.read(); next >= 0; next = gzip.read()) {
                unpacked.write(next);
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(packed)) {
            packer.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String unpacked(byte[] packed) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}],\"usage\":{\"prompt_tokens\":1}}\n\n",
            "data: {\"usage\":{\"prompt_tokens\":1}}\n\n", "data: {\"choices\":[],\"usage\":null}\n\n",
            "data: {\"choices\":[],\"prompt_filter_results\":[]}\n\n", "data: {\"choices\":[],\"usage\":{\"prompt",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\n", "", "\n\n\n", "plain\n\ntext",
            "data: {broken \"usage\"\n\n"})
    void everythingElsePasses(String stream) {
        for (int size = 1; size <= Math.max(1, stream.length()); size++) {
            assertThat(filtered(stream, size)).isEqualTo(stream);
        }
    }

    @Test
    void whatIsNoStreamOfEventsIsNotHeld() {
        String endless = "x".repeat(3 * 1024 * 1024);
        assertThat(filtered(endless, 8192)).isEqualTo(endless);
        UsageChunkFilter filter = new UsageChunkFilter();
        byte[] json = "  {\"a\"".getBytes(StandardCharsets.US_ASCII);
        assertThat(text(filter.filter(json, 0, json.length))).isEqualTo("  {\"a\"");
    }

    private static String filtered(String stream, int size) {
        return new String(filtered(stream.getBytes(StandardCharsets.UTF_8), size), StandardCharsets.UTF_8);
    }

    private static byte[] filtered(byte[] bytes, int size) {
        UsageChunkFilter filter = new UsageChunkFilter();
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i += size) {
            write(filter.filter(bytes, i, Math.min(size, bytes.length - i)), seen);
        }
        write(filter.rest(), seen);
        return seen.toByteArray();
    }

    private static void write(PassedBytes passed, ByteArrayOutputStream seen) {
        seen.write(passed.array(), passed.offset(), passed.length());
    }
}
