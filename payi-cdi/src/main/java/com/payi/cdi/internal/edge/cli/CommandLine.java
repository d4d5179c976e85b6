package com.payi.cdi.internal.edge.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Finds the command that was meant and runs it. */
final class CommandLine {
    private static final String USAGE = """
            Usage: java -jar payi-cdi-<version>-cli.jar COMMAND [OPTIONS] PATH...

            Works with events that wait for Pay-i on disk. PATH is the directory of a spool
            (payi.ingest.spool.directory), one of its files, or an offline file
            (payi.ingest.offline-file).

            list      Shows how many events wait, how old they are and for which use cases.
            export    Writes the events that wait as lines of JSON, to the standard output.
                        --output FILE      to a new file instead
            send      Sends the events that wait to Pay-i. What Pay-i takes leaves the spool,
                      or is noted beside an offline file (FILE.sent) and not sent again.
                        --key-file FILE    the API key; without it, PAYI_API_KEY of the environment
                        --base-url URL     Pay-i; without it, PAYI_BASE_URL, or https://api.pay-i.com
                        --allow-plain-http to a Pay-i on another machine
                        --drop-rejected    gives up what Pay-i refuses for good, instead of keeping it
            relay     Delivers the events of a Kafka topic to Pay-i until it is ended (SIGTERM). It
                      needs org.apache.kafka:kafka-clients on the class path, and no PATH.
                        --kafka SERVERS    the brokers: hosts with ports, separated by commas
                        --topic TOPIC      without it, payi-events
                        --group GROUP      of relays that share the topic; without it, payi-relay
                        --dead-letter TOPIC  for what can never be delivered; without it, TOPIC-dead
                        --kafka-properties FILE  other properties of Kafka's clients
                        --key-file, --base-url, --allow-plain-http  as for send

            Ends with 0 when all is done; 1 when something needs to be looked at (damaged files or
            lines, events that Pay-i refuses); 2 when arguments, key or address cannot be used;
            3 when a running process uses a file; 4 when Pay-i did not take everything and the
            rest waits on. The highest that applies counts.""";

    private CommandLine() {}

    static int run(String[] words) {
        // Events are UTF-8, whatever the terminal is.
        try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
                PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            return run(Arrays.asList(words), out, err).number();
        }
    }

    static ExitCode run(List<String> words, PrintStream out, PrintStream err) {
        try {
            String command = words.isEmpty() ? "" : words.get(0);
            List<String> rest = words.subList(Math.min(1, words.size()), words.size());
            return switch (command) {
                case "list" -> new ListCommand(out, err).run(Arguments.parse(rest, Set.of(), Set.of()));
                case "export" -> new ExportCommand(out, err).run(Arguments.parse(rest, Set.of("--output"), Set.of()));
                case "send" -> new SendCommand(out, err).run(Arguments.parse(rest, Set.of("--key-file", "--base-url"),
                        Set.of("--allow-plain-http", "--drop-rejected")));
                case "relay" -> new RelayCommand(out, err).run(Arguments.parse(rest, RelayCommand.OPTIONS,
                        Set.of("--allow-plain-http"), false));
                case "help", "--help", "-h" -> help(out);
                default -> throw CommandException.unusable(command.isEmpty()
                        ? USAGE
                        : "The command " + command + " is not known; there are list, export, send, relay and help");
            };
        } catch (CommandException e) {
            err.println(e.getMessage());
            return e.exitCode();
        }
    }

    private static ExitCode help(PrintStream out) {
        out.println(USAGE);
        return ExitCode.DONE;
    }
}
