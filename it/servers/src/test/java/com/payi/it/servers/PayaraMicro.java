package com.payi.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.payi.it.kit.FreePort;

/** Payara Micro, which {@link PayaraMicroConsole} runs. */
final class PayaraMicro extends ConsoleServer {
    private static final Path JAR = Path.of(System.getProperty("payara.jar"));
    private static final String LOOPBACK = "set configs.config.server-config.network-config.network-listeners.network-listener."
            + "http-listener.address=127.0.0.1\n";
    private static final Pattern LISTENER = Pattern.compile("Network Listener http-listener started .*/127\\.0\\.0\\.1:(\\d+)");

    PayaraMicro(String name) {
        super(name, PayaraMicroConsole.class);
    }

    @Override
    List<String> options(Path base) {
        return ManifestOptions.of(JAR);
    }

    @Override
    String classPath() {
        return JAR.toString();
    }

    /** It does not log a port that the system has chosen. If another process uses this one, it uses the next. */
    @Override
    List<String> arguments(Path base) throws IOException {
        // It has no option for the address.
        Path commands = Files.writeString(base.resolve("prepare.txt"), LOOPBACK);
        return List.of("--rootdir", base.resolve("root").toString(), "--nohazelcast", "--prebootcommandfile",
                commands.toString(), "--port", Integer.toString(FreePort.find()), "--autobindhttp");
    }

    @Override
    int port() {
        return Integer.parseInt(process().find(LISTENER));
    }
}
