package com.payi.quarkus.deployment.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Reads the prices of the application: JSON in the configuration, or in a resource or file that it names. */
final class ApplicationPrices {
    private static final String KEY = "quarkus.payi.devservices.prices";

    private ApplicationPrices() {}

    static boolean isName(String value) {
        return !value.strip().startsWith("{");
    }

    /** @param resources sees the application's */
    static PriceTable added(PriceTable list, String value, ClassLoader resources) {
        byte[] json = isName(value) ? content(value.strip(), resources) : value.getBytes(StandardCharsets.UTF_8);
        String place = isName(value) ? KEY + ", " + value.strip() : KEY;
        JsonTree document = JsonDocumentReader.whole(json);
        if (!document.isObject()) {
            throw new ConfigurationException(place + ": the text is not a JSON object");
        }
        try {
            return list.with(document);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(place + ": " + e.getMessage(), e);
        }
    }

    private static byte[] content(String name, ClassLoader resources) {
        try (InputStream in = resources.getResourceAsStream(name)) {
            return in != null ? in.readAllBytes() : Files.readAllBytes(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new ConfigurationException(KEY + ": '" + name + "' is neither JSON in braces nor the name of a resource or a"
                    + " file of the application that can be read", e);
        }
    }
}
