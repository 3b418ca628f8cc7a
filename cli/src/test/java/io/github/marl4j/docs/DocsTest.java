package io.github.marl4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.cli.CliUsage;
import io.github.marl4j.commons.experiment.Experiment;
import io.github.marl4j.evaluation.runs.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say is true: commands can be typed, snippets compile, links lead somewhere, tables are the code's. */
class DocsTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path folder;

    static List<Path> pages() {
        return Markdown.pages();
    }

    static List<String> commands() {
        List<String> commands = new ArrayList<>();
        for (Markdown.Block block : Markdown.blocks("sh", "bash", "console")) {
            for (String line : block.text().replace("\\\n", " ").lines().toList()) {
                if (line.strip().startsWith("./marl4j ")) commands.add(line.strip());
            }
        }
        return commands;
    }

    static List<Markdown.Block> snippets() {
        return Markdown.blocks("java");
    }

    static List<Path> configs() throws IOException {
        try (Stream<Path> files = Files.walk(Markdown.ROOT.resolve("configs"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getParent().endsWith("suites"))
                    .filter(file -> !file.getParent().endsWith("commons"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void generatedPartsAreUpToDate(Path page) throws IOException {
        String now = Markdown.read(page);
        String fresh = Generated.refresh(now);
        if ("write".equals(System.getProperty("marl4j.docs"))) Files.writeString(page, fresh);
        else
            assertThat(now)
                    .as(
                            "%s is out of date; write it anew with: mvn -q -pl cli -am test -Dtest=DocsTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dmarl4j.docs=write",
                            page)
                    .isEqualTo(fresh);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadToFiles(Path page) {
        assertThat(Markdown.linkedFiles(page))
                .allSatisfy(file -> assertThat(file).exists());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsCanBeTyped(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.replaceFirst("\\s+(#|&&|\\||>|2>).*$", ""));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
        assertThatCode(() -> CliUsage.parse(arguments)).doesNotThrowAnyException();
        assertThat(words.stream().filter(each -> each.startsWith("configs/")))
                .allSatisfy(file -> assertThat(Markdown.ROOT.resolve(file)).exists());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippetsCompile(Markdown.Block snippet) {
        assertThat(Snippets.problems(snippet.text(), folder)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void configsAreValid(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        assertThat(TrainConfig.fromMap(Json.read(file)).algorithm())
                .isIn(file.getParent().getFileName().toString(), name);
    }

    @Test
    void experimentsOfSocietiesAreValidAndNamedLikeTheirFiles() throws IOException {
        try (Stream<Path> files = Files.list(Markdown.ROOT.resolve("configs/commons"))) {
            assertThat(files)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(file -> assertThat(Experiment.read(file).name() + ".json")
                            .isEqualTo(file.getFileName().toString()));
        }
    }

    @Test
    void everyAlgorithmHasAPage() {
        assertThat(Algorithm.all())
                .filteredOn(each -> !each.getClass().getPackageName().endsWith(".walkthrough"))
                .allSatisfy(each -> assertThat(Markdown.ROOT.resolve("docs/algorithms/" + each.name() + ".md"))
                        .exists());
    }

    @Test
    void everyMomalandAndCommonsEnvironmentHasAPageWithAPicture() {
        assertThat(Marl4j.ids())
                .filteredOn(id -> id.startsWith("momaland/") || id.startsWith("commons/"))
                .hasSizeGreaterThanOrEqualTo(11)
                .allSatisfy(id -> {
                    String name = "docs/environments/" + id.replaceFirst("-v\\d+$", "");
                    assertThat(Markdown.ROOT.resolve(name + ".md")).exists();
                    assertThat(Markdown.ROOT.resolve(name + ".png")).exists();
                });
    }

    @Test
    void somethingIsChecked() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(10);
        assertThat(snippets()).hasSizeGreaterThan(5);
        assertThat(configs()).isNotEmpty();
    }
}
