package io.github.marl4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Markdown pages of the repository. */
final class Markdown {
    /** The repository; tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

    private Markdown() {}

    /** A fenced block. */
    record Block(Path page, String language, String text) {
        @Override
        public String toString() {
            return ROOT.relativize(page) + ": " + text.lines().findFirst().orElse("empty");
        }
    }

    /** Returns all pages, build folders and results of runs left out. */
    static List<Path> pages() {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .forEach(pages::add);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return pages;
    }

    static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** Returns the fenced blocks in one of these languages. */
    static List<Block> blocks(String... languages) {
        List<Block> blocks = new ArrayList<>();
        for (Path page : pages()) {
            Matcher fence = FENCE.matcher(read(page));
            while (fence.find()) {
                if (List.of(languages).contains(fence.group(1))) {
                    blocks.add(new Block(page, fence.group(1), fence.group(2)));
                }
            }
        }
        return blocks;
    }

    /** Returns the targets of a page's links that are files. */
    static List<Path> linkedFiles(Path page) {
        List<Path> files = new ArrayList<>();
        Matcher link = LINK.matcher(FENCE.matcher(read(page)).replaceAll(""));
        while (link.find()) {
            if (!link.group(1).contains(":"))
                files.add(page.resolveSibling(link.group(1)).normalize());
        }
        return files;
    }
}
