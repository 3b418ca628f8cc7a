package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The table of CONTRIBUTING.md, held against what the modules ask Maven for. {@link ArchitectureTest} does not see those that the command is built without: backend-nd4j and the bridges. */
class ModuleTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9*-]+)` \\|[^|]*\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9*-]+)`");
    private static final String OURS = "marl4j-";

    /** A row of the table. */
    private record Row(String module, List<String> mayUse) {
        boolean isAbout(String name) {
            return matches(module, name);
        }

        boolean allows(String name) {
            return mayUse.stream().anyMatch(each -> matches(each, name));
        }

        private static boolean matches(String pattern, String name) {
            return name.matches(pattern.replace("*", ".*"));
        }
    }

    static List<String> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> rows().stream().anyMatch(row -> row.isAbout(name)))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyWhatTheTableAllows(String module) throws Exception {
        Row row =
                rows().stream().filter(each -> each.isAbout(module)).findFirst().orElseThrow();
        assertThat(used(module)).allMatch(row::allows, "is allowed to " + module + " by the table of CONTRIBUTING.md");
    }

    /** All rows but that of the command, which may use nearly everything. */
    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Matcher row = ROW.matcher(read(ROOT.resolve("CONTRIBUTING.md")));
        while (row.find()) {
            if (row.group(1).equals("cli")) continue;
            rows.add(new Row(
                    row.group(1),
                    NAME.matcher(row.group(2))
                            .results()
                            .map(ModuleTableTest::name)
                            .toList()));
        }
        return rows;
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Modules of ours that the main code of a module is built or run with. */
    private static List<String> used(String module) throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(module).resolve("pom.xml").toFile())
                .getElementsByTagName("dependency");
        List<String> used = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            String artifact = text(dependency, "artifactId");
            if (artifact.startsWith(OURS) && !text(dependency, "scope").equals("test")) {
                used.add(artifact.substring(OURS.length()));
            }
        }
        return used;
    }

    private static String text(Element parent, String child) {
        NodeList found = parent.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
