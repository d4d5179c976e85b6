package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.PayiConfigurationException;

/** Where the key comes from, and how it changes. */
class ApiKeyTest {
    private final Properties properties = new Properties();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    private ApiKey read() {
        return ConfigurationReader.read(new EnvironmentConfigLookup(properties, environment), null).key();
    }

    @Test
    void itsOriginIsTheKeyAndTheSource() {
        environment.put("PAYI_API_KEY", "k1");
        assertThat(read().origin()).isEqualTo("payi.api-key in the environment variable PAYI_API_KEY");
        properties.put("payi.api-key", "k2");
        assertThat(read().origin()).isEqualTo("payi.api-key in the system properties");
        assertThat(read().value()).isEqualTo("k2");
    }

    @Test
    void aFileHoldsItWhereTheKeyIsNotSet() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");
        properties.put("payi.api-key-file", file.toString());
        assertThat(read().value()).isEqualTo("from-file");
        assertThat(read().origin()).isEqualTo("the file " + file + ", payi.api-key-file in the system properties");

        environment.put("PAYI_API_KEY", "k1");
        assertThat(read().value()).isEqualTo("k1");
    }

    @Test
    void itIsReadAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "one");
        properties.put("payi.api-key-file", file.toString());
        ApiKey key = read();
        Files.writeString(file, "two");
        assertThat(key.value()).isEqualTo("one");
        key.readAgain();
        assertThat(key.value()).isEqualTo("two");
    }

    @Test
    void whatCannotBeAKeyLeavesItAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "one");
        properties.put("payi.api-key-file", file.toString());
        ApiKey key = read();
        for (String broken : new String[]{"", " \n", "two words", "Schl\u00fcssel"}) {
            Files.writeString(file, broken);
            key.readAgain();
            assertThat(key.value()).as(broken).isEqualTo("one");
        }
        Files.delete(file);
        key.readAgain();
        assertThat(key.value()).isEqualTo("one");
    }

    @Test
    void aFileThatCannotBeReadIsReportedAtTheStart() {
        properties.put("payi.api-key-file", folder.resolve("nothing").toString());
        assertThatThrownBy(this::read).isInstanceOf(PayiConfigurationException.class)
                .hasMessageContaining("payi.api-key-file").hasMessageContaining("nothing");
    }

    @Test
    void itIsNeverShown() {
        properties.put("payi.api-key", "secret");
        assertThat(read()).asString().isEqualTo("set");
    }
}
