package io.github.marl4j.evaluation.tournament;

import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.JsonFields;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides how a tournament goes; the same config and policies give the same games.
 *
 * @param env id of the environment, with version
 * @param options of the environment that differ from the defaults
 * @param players at least two, in the order of all tables
 * @param games for each pair and seat order; in an adaptive tournament the games that every pair begins with
 * @param budget games of all pairs together, after which an adaptive tournament ends; 0: every pair plays {@code games} and no more
 * @param seed of environments and choices
 * @param atOnce most games that are played side by side in one batch
 * @param moveSeconds longest time for the moves of one step of a batch [s]
 * @param anchor name of the player whose Elo rating is 1000; empty: the mean of all is
 */
public record TournamentConfig(
        String env,
        Map<String, Object> options,
        List<Player> players,
        int games,
        long budget,
        long seed,
        int atOnce,
        double moveSeconds,
        String anchor) {
    private static final String FORMAT = "marl4j-tournament-config/1";

    /** How many games in turn an environment of a full batch plays before its results are written. */
    private static final int TURNS = 4;

    /**
     * A player as the config names it.
     *
     * @param name in tables
     * @param origin the text that names the policy
     */
    public record Player(String name, String origin) {}

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range, or two players have the same name
     */
    public TournamentConfig {
        options = new LinkedHashMap<>(options);
        players = List.copyOf(players);
        if (players.size() < 2) {
            throw new IllegalArgumentException("a tournament needs at least 2 players; given: " + players.size()
                    + ", e.g. random and a run folder");
        }
        List<String> names = players.stream().map(Player::name).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) == i) continue;
            throw new IllegalArgumentException("two players are called \"" + names.get(i)
                    + "\"; give one another name, e.g. other=" + players.get(i).origin());
        }
        requireAtLeast("games", games, 1);
        requireAtLeast("atOnce", atOnce, 1);
        requireAtLeast("budget", budget, 0);
        if (!(moveSeconds > 0)) throw new IllegalArgumentException("moveSeconds=" + moveSeconds + " must be positive");
        if (!anchor.isEmpty() && !names.contains(anchor)) {
            throw new IllegalArgumentException("anchor \"" + anchor + "\" does not play; players: " + names);
        }
    }

    private static void requireAtLeast(String name, long value, long least) {
        if (value < least) throw new IllegalArgumentException(name + "=" + value + " must be at least " + least);
    }

    /** Returns how many games a block has at most: what is played, written and resumed as a whole. */
    int blockSize() {
        return Math.min(games, TURNS * atOnce);
    }

    /** Returns the number of games of a block of a pair; only the last block of a tournament with a fixed number of games is smaller. */
    int games(int block) {
        return budget > 0 ? blockSize() : Math.min(blockSize(), games - block * blockSize());
    }

    /** Returns the blocks that every pair plays in each seat order. */
    int firstBlocks() {
        return budget > 0 ? 1 : (games + blockSize() - 1) / blockSize();
    }

    /** Returns the config as it stands in {@code config.json}. */
    Map<String, Object> toMap() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("id", env);
        environment.put("options", options);
        json.put("env", environment);
        json.put(
                "players",
                players.stream()
                        .map(each -> Map.of("name", each.name, "origin", each.origin))
                        .toList());
        json.put("games", games);
        json.put("budget", budget);
        json.put("seed", seed);
        json.put("atOnce", atOnce);
        json.put("moveSeconds", moveSeconds);
        json.put("anchor", anchor);
        return json;
    }

    /**
     * Reads the config of a tournament folder.
     *
     * @throws RunFileException if it is missing or broken
     */
    public static TournamentConfig read(Path folder) {
        Path file = folder.resolve("config.json");
        JsonFields json = JsonFields.of(file, Json.read(file));
        if (!json.text("format").equals(FORMAT)) throw json.wrong("format", FORMAT);
        List<Player> players = new ArrayList<>();
        for (JsonFields player : json.objects("players")) {
            players.add(new Player(player.text("name"), player.text("origin")));
        }
        try {
            return new TournamentConfig(
                    json.object("env").text("id"),
                    json.object("env").object("options").toMap(),
                    players,
                    Math.toIntExact(json.integer("games")),
                    json.integer("budget"),
                    json.integer("seed"),
                    Math.toIntExact(json.integer("atOnce")),
                    json.number("moveSeconds"),
                    json.text("anchor"));
        } catch (IllegalArgumentException wrong) {
            throw RunFileException.content(file, wrong);
        }
    }
}
