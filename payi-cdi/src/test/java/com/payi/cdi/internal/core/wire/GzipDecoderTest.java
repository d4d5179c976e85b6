package com.payi.cdi.internal.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

/** Whatever the bytes are and however they are split: unpacked if they are gzip, untouched if not, never an exception. */
class GzipDecoderTest {
    private static final byte[] TEXT = "{\"usage\":{\"n\":3}}".repeat(2000).getBytes(StandardCharsets.US_ASCII);

    @Test
    void gzipIsUnpackedWhereverItIsSplit() throws IOException {
        byte[] packed = gzip(TEXT);
        for (int first = 1; first < Math.min(40, packed.length); first++) {
            assertThat(decode(packed, first)).isEqualTo(TEXT);
        }
    }

    @Test
    void everyFieldOfTheHeaderIsPassedOver() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(new byte[]{0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3});
        packed.write(new byte[]{3, 0, 1, 2, 3});
        packed.write("name\0comment\0".getBytes(StandardCharsets.ISO_8859_1));
        packed.write(new byte[]{9, 9});
        DeflaterOutputStream body = new DeflaterOutputStream(packed, new Deflater(9, true));
        body.write(TEXT);
        body.finish();
        assertThat(decode(packed.toByteArray(), 1)).isEqualTo(TEXT);
        assertThat(decode(packed.toByteArray(), 1000)).isEqualTo(TEXT);
    }

    @Test
    void everyMemberIsUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(gzip("{\"a\":1,".getBytes(StandardCharsets.US_ASCII)));
        packed.write(gzip("\"b\":2}".getBytes(StandardCharsets.US_ASCII)));
        for (int size = 1; size <= packed.size(); size++) {
            assertThat(decode(packed.toByteArray(), size)).isEqualTo("{\"a\":1,\"b\":2}".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void whatFollowsTheLastMemberIsNoPartOfTheBody() throws IOException {
        byte[] packed = gzip(TEXT);
        assertThat(decode(Arrays.copyOf(packed, packed.length + 100), 50)).isEqualTo(TEXT);
    }

    /** 64 MB of zeros are 64 KB packed. */
    @Test
    void aBodyThatUnpacksToFarMoreIsNotUnpackedToItsEnd() throws IOException {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        long[] unpacked = new long[1];
        GzipDecoder decoder = new GzipDecoder((bytes, offset, length) -> unpacked[0] += length);
        decoder.accept(bomb, 0, bomb.length);
        assertThat(decoder.isStopped()).isTrue();
        assertThat(unpacked[0]).isLessThan(1024 * 1024 + 65L * bomb.length);
        long[] all = new long[1];
        GzipDecoder ofApplication = GzipDecoder.unlimited((bytes, offset, length) -> all[0] += length);
        ofApplication.accept(bomb, 0, bomb.length);
        assertThat(all[0]).isEqualTo(64 * 1024 * 1024);
        assertThat(ofApplication.isWhole()).isTrue();
    }

    @Test
    void anythingElsePassesAsItIs() {
        for (byte[] plain : new byte[][]{TEXT, {0x1F}, {0x1F, 0x20, 0x7B}, {0}, {}}) {
            byte[] expected = plain.length == 1 && plain[0] == 0x1F ? new byte[0] : plain;
            assertThat(decode(plain, 1)).isEqualTo(expected);
        }
    }

    @Test
    void spoiltGzipEndsQuietly() throws IOException {
        Random random = new Random(3);
        byte[] packed = gzip(TEXT);
        for (int round = 0; round < 2000; round++) {
            byte[] spoilt = packed.clone();
            spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 + random.nextInt(255));
            assertThat(decode(Arrays.copyOf(spoilt, 1 + random.nextInt(spoilt.length)), 1 + random.nextInt(50))).isNotNull();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] decode(byte[] bytes, int size) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        GzipDecoder decoder = new GzipDecoder(decoded::write);
        for (int i = 0; i < bytes.length; i += size) {
            decoder.accept(bytes, i, Math.min(size, bytes.length - i));
        }
        decoder.end();
        return decoded.toByteArray();
    }
}
