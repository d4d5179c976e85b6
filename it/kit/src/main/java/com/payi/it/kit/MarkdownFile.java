package com.payi.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document of this project.
 *
 * @param lines all of its lines
 */
public record MarkdownFile(Path path, List<String> lines) {
    /** The project's root, above the module whose tests run. */
    public static final Path ROOT = root(Path.of("").toAbsolutePath());

    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");
    private static final Pattern SDK = Pattern.compile("import (?:static )?(?:com\\.openai|com\\.anthropic|com\\.google\\.genai"
            + "|dev\\.langchain4j|okhttp3|software\\.amazon|com\\.azure|org\\.apache\\.hc)\\.");
    private static final String FENCE = "```";

    /** The folder above a module that has the wrapper of the build. */
    private static Path root(Path folder) {
        return Files.exists(folder.resolve("mvnw")) ? folder : root(folder.getParent());
    }

    public static MarkdownFile of(Path path) {
        try {
            return new MarkdownFile(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those in the root folder, all below docs, and that of the published test kit. */
    public static List<MarkdownFile> all() {
        try (Stream<Path> root = Files.list(ROOT); Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.of(root, docs, Stream.of(ROOT.resolve("it/testkit/README.md"))).flatMap(Function.identity())
                    .filter(path -> path.toString().endsWith(".md")).sorted().map(MarkdownFile::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the project's root sees it. */
    public String name() {
        return ROOT.relativize(path).toString();
    }

    /** Without addresses of other sites. */
    public List<String> relativeLinks() {
        return LINK.matcher(String.join("\n", prose())).results().map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*")).toList();
    }

    /** The names that a link can end with, as forges make them from headings. */
    public Set<String> anchors() {
        return prose().stream().map(line -> HEADING.matcher(line).results().findFirst()).flatMap(heading -> heading.stream())
                .map(MarkdownFile::anchor).collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            boolean fence = line.strip().startsWith(FENCE);
            if (!code && !fence) {
                prose.add(line);
            }
            code ^= fence;
        }
        return prose;
    }

    /** The Java blocks that are whole source files. */
    public List<String> sourceFiles() {
        return List.of(String.join("\n", lines).split(FENCE)).stream().filter(block -> block.startsWith("java\npackage "))
                .map(block -> block.substring("java\n".length())).toList();
    }

    /** Whether a Java block needs a client library that only the tests of clients have. */
    public boolean needsSdks() {
        return sourceFiles().stream().anyMatch(source -> SDK.matcher(source).find());
    }
}
