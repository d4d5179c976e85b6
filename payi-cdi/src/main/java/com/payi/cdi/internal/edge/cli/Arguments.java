package com.payi.cdi.internal.edge.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was written behind the command: options, and the files that it is about. */
final class Arguments {
    private final Map<String, String> options = new HashMap<>();
    private final List<Path> paths = new ArrayList<>();

    private Arguments() {}

    /**
     * @param valued options that are followed by a value
     * @param flags options that are not
     * @throws CommandException if something else is there, or no file is named
     */
    static Arguments parse(List<String> words, Set<String> valued, Set<String> flags) throws CommandException {
        Arguments arguments = parse(words, valued, flags, true);
        if (arguments.paths.isEmpty()) {
            throw CommandException.unusable("Name the directory of a spool, or an offline file");
        }
        return arguments;
    }

    /** @param files whether files may be named; the command is about something else if not */
    static Arguments parse(List<String> words, Set<String> valued, Set<String> flags, boolean files)
            throws CommandException {
        Arguments arguments = new Arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (flags.contains(word)) {
                arguments.options.put(word, "");
            } else if (valued.contains(word)) {
                i++;
                if (i == words.size()) {
                    throw CommandException.unusable(word + " needs a value");
                }
                arguments.options.put(word, words.get(i));
            } else if (word.startsWith("-")) {
                throw CommandException.unusable("The option " + word + " is not known");
            } else if (!files) {
                throw CommandException.unusable("This command is about no file: " + word + " is not expected");
            } else {
                arguments.paths.add(existing(word));
            }
        }
        return arguments;
    }

    private static Path existing(String word) throws CommandException {
        Path path = path(word);
        if (!Files.exists(path)) {
            throw CommandException.unusable(word + " does not exist");
        }
        return path;
    }

    static Path path(String word) throws CommandException {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw CommandException.unusable(word + " is not the name of a file");
        }
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** Null if it is not given. */
    String value(String option) {
        return options.get(option);
    }

    List<Path> paths() {
        return paths;
    }
}
