package com.payi.cdi.internal.core.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses of hosts: single ones, ranges such as {@code 10.0.0.0/8}, {@code localhost}, and {@code *} for any. */
public final class AddressRanges {
    private static final String ANY = "*";
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*]?");

    private final List<Range> ranges = new ArrayList<>();
    private final boolean any;

    private record Range(byte[] network, int bits) {
        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @throws IllegalArgumentException if a text is no address and no range; the message is the text */
    AddressRanges(List<String> texts) {
        any = texts.contains(ANY);
        for (String text : texts) {
            if (text.equals("localhost")) {
                ranges.add(new Range(new byte[]{127, 0, 0, 0}, 8));
                ranges.add(range("::1"));
            } else if (!text.equals(ANY)) {
                ranges.add(range(text));
            }
        }
    }

    private static Range range(String text) {
        int slash = text.indexOf('/');
        byte[] network = address(slash < 0 ? text : text.substring(0, slash));
        int all = network == null ? 0 : network.length * 8;
        int bits = slash < 0 ? all : bits(text.substring(slash + 1));
        if (network == null || bits < 0 || bits > all) {
            throw new IllegalArgumentException(text);
        }
        return new Range(network, bits);
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** Null for a text that is no literal address: looking up a name could take long, and its answer could change. */
    private static byte[] address(String text) {
        int zone = text.indexOf('%');
        String literal = zone < 0 ? text : text.substring(0, zone);
        try {
            return LITERAL.matcher(literal).matches() ? InetAddress.getByName(literal).getAddress() : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    public boolean isEmpty() {
        return ranges.isEmpty() && !any;
    }

    /** Whether every address is contained, so that the address need not be known. */
    public boolean isAny() {
        return any;
    }

    /** @param address as the server gives it; null if it is unknown */
    public boolean contains(String address) {
        byte[] bytes = address == null ? null : address(address);
        return any || bytes != null && ranges.stream().anyMatch(range -> range.contains(bytes));
    }
}
