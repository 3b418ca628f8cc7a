package io.github.marl4j.gpu;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.translate.KernelSource;
import io.github.marl4j.translate.KernelSource.Parameter;
import io.github.marl4j.translate.Sources;
import io.github.marl4j.translate.Translation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Translates the kernels of all environments; the build runs it. Writes a file of C for each set of assumptions that some environment needs, and {@code index.txt}: a line for each file, and one for
 * each environment that has none, with the reason.
 */
final class KernelBuild {
    /** Truth values that serve few lines, and of which there are too many for a kernel for each combination. */
    private static final List<String> OPEN = List.of(
            "io.github.marl4j.envs.commons.SocietyRules.reference",
            "io.github.marl4j.envs.commons.SocietyRules.perturbed",
            "io.github.marl4j.envs.commons.SocietyOptions.universalization",
            "io.github.marl4j.envs.commons.CommonsMessages.proposals",
            "io.github.marl4j.envs.commons.CommonsMessages.majority",
            "io.github.marl4j.envs.fighting.arena.FightingOptions.adaptiveStages",
            "io.github.marl4j.envs.fighting.arena.FightingOptions.curriculum",
            "io.github.marl4j.envs.fighting.arena.RewardOptions.sparse",
            "io.github.marl4j.envs.fighting.arena.RewardOptions.zeroSum",
            "io.github.marl4j.envs.fighting.arena.Views.late");

    /** Options that lead through other objects of a family than the defaults do. */
    private static final Map<String, List<Map<String, Object>>> VARIANTS = Map.of(
            "smax",
            List.of(
                    Map.of("bothSides", true),
                    Map.of("observationType", "conic"),
                    Map.of("bothSides", true, "observationType", "conic"),
                    Map.of("actionType", "continuous"),
                    Map.of("bothSides", true, "actionType", "continuous"),
                    Map.of("seeEnemyActions", false),
                    Map.of("bothSides", true, "observationType", "conic", "seeEnemyActions", false),
                    Map.of("enemyShoots", false),
                    Map.of("attackMode", "random"),
                    Map.of("bothSides", true, "useSelfPlayReward", true),
                    Map.of("wallsCauseDeath", false),
                    Map.of("bothSides", true, "wallsCauseDeath", false)),
            "particle",
            List.of(
                    Map.of("continuousActions", true),
                    Map.of("terminateOnSuccess", true),
                    Map.of("continuousActions", true, "terminateOnSuccess", true),
                    Map.of("curriculum", true),
                    Map.of("continuousActions", true, "curriculum", true),
                    Map.of("rules", "jaxmarl"),
                    Map.of("rules", "jaxmarl", "continuousActions", true)),
            "foraging",
            List.of(
                    Map.of("rules", "reference"),
                    Map.of("gridObservation", true),
                    Map.of("rules", "reference", "gridObservation", true),
                    Map.of("rules", "reference", "observeAgentLevels", false),
                    Map.of("rules", "reference", "gridObservation", true, "observeAgentLevels", false),
                    Map.of("rules", "reference", "normalizeReward", false)),
            "commons",
            List.of(
                    Map.of("messages", "proposal"),
                    Map.of("reward", "inequity"),
                    Map.of("messages", "proposal", "reward", "inequity")),
            "fighting",
            List.of(Map.of("observations", "vector"), Map.of("observations", "vector", "actions", "raw12")));

    private final Path root;
    private final Path target;
    private final List<String> index = new ArrayList<>();

    private KernelBuild(Path root, Path target) {
        this.root = root;
        this.target = target;
    }

    /**
     * Runs.
     *
     * @param arguments the folder that holds the modules, and the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        new KernelBuild(Path.of(arguments[0]), Path.of(arguments[1])).run();
    }

    private void run() throws IOException {
        Path stamp = target.resolve("sources.sha256");
        String fingerprint = fingerprint();
        if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) return;
        Files.createDirectories(target);
        for (String family : DeviceKernels.FAMILIES) {
            Sources sources = new Sources(folders(family));
            List<Translation> made = new ArrayList<>();
            for (String id : Marl4j.ids()) {
                if (!id.startsWith(family + "/")) continue;
                add(family, id, Map.of(), sources, made);
                for (Map<String, Object> options : VARIANTS.getOrDefault(family, List.of())) {
                    add(family, id, options, sources, made);
                }
            }
        }
        Files.write(target.resolve("index.txt"), index);
        Files.writeString(stamp, fingerprint);
    }

    /** Returns a digest of every Java file that the kernels depend on: the same files, the same kernels. */
    private String fingerprint() throws IOException {
        List<String> modules = new ArrayList<>(List.of("env-api", "kernel-translator", "backend-gpu"));
        for (String family : DeviceKernels.FAMILIES) modules.add("envs-" + family);
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JVM has SHA-256", missing);
        }
        for (String module : modules) {
            try (Stream<Path> files = Files.walk(root.resolve(module + "/src/main"))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the packages that a family's kernels are written in. */
    private List<Path> folders(String family) throws IOException {
        List<Path> folders = new ArrayList<>();
        folders.add(root.resolve("env-api/src/main/java/io/github/marl4j/env"));
        Path own = root.resolve("envs-" + family + "/src/main/java/io/github/marl4j/envs/" + family);
        try (Stream<Path> below = Files.walk(own)) {
            below.filter(Files::isDirectory).sorted().forEach(folders::add);
        }
        return folders;
    }

    private void add(String family, String id, Map<String, Object> options, Sources sources, List<Translation> made)
            throws IOException {
        for (AutoresetMode autoreset : AutoresetMode.values()) {
            try (Prototype prototype = new Prototype(id, options, autoreset)) {
                Map<String, Object> roots = prototype.roots();
                if (made.stream()
                        .anyMatch(each -> DeviceKernels.mismatches(each, roots).isEmpty())) continue;
                Translation translation = source(prototype, sources).translate();
                List<String> broken = DeviceKernels.mismatches(translation, roots);
                if (!broken.isEmpty())
                    throw new IllegalStateException(
                            id + options + ": the kernel does not fit what it was made of: " + broken.get(0));
                made.add(translation);
                String name = family + "-" + made.size();
                Files.writeString(target.resolve(name + ".c"), translation.text());
                index.add(family + " " + name + " " + id);
            } catch (IllegalArgumentException refused) {
                if (!options.isEmpty()) continue;
                index.add(family + " " + DeviceKernels.NONE + " " + id + " "
                        + refused.getMessage().replaceAll("\\s+", " "));
            }
        }
    }

    private static KernelSource source(Prototype prototype, Sources sources) {
        KernelSource source = new KernelSource(sources)
                .field("i32 playing")
                .field("i32 unseen")
                .field("GLOBAL i64 *draws");
        prototype.roots().forEach(source::root);
        prototype.state().forEach(source::state);
        prototype.shared().forEach(source::shared);
        OPEN.forEach(source::leaveOpen);
        return source.replace(
                        "io.github.marl4j.env.KernelVectorEnv.playersChoose",
                        prototype.players.isEmpty() ? false : "k->playing")
                .replace("io.github.marl4j.env.KernelVectorEnv.KEEPS_FINAL", "!k->unseen")
                .replace("io.github.marl4j.envs.commons.CommonsObservation.remembers", false)
                .replaceCalls("io.github.marl4j.env.Chance.replays", "RECORDED && k->draws != 0")
                .replaceCalls("io.github.marl4j.env.Chance.take", "j_recorded(k->draws, %2$s, %3$s, &k->failed)")
                .replace("io.github.marl4j.envs.smax.SmaxPush.ONE_BY_ONE", false)
                .replace("io.github.marl4j.env.Chance.firstEnv", "k->env")
                .entry("env_tile", "env", "stepTile", "worker", 0, 1)
                .entry("env_begin", "worker", "reset", 0, "none")
                .entry("env_clear", "batch", "clearOutcome", 0)
                .entry("env_observe", "worker", "observe", 0, 1, "batch")
                .entry("env_next", "chance", "nextEpisode", 0)
                .entry("chance_key", "chance", "key", Parameter.LONG, Parameter.LONG, Parameter.LONG);
    }
}
