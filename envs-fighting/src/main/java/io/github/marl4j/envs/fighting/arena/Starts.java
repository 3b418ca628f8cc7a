package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.Chance;
import io.github.marl4j.env.OptionReader;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.roster.Roster;
import java.util.Arrays;

/**
 * How episodes begin: who fights, on which side, at which level, and from which of a stage's twenty generated starts. Source: design, section 14. Reset options: {@code player0}, {@code player1} (ids),
 * {@code side} (left, right), {@code stage} (1 to 12) and {@code start} (0 to 20) on the ladder, {@code star} (1 to 8: a mirror match against the computer at this level).
 */
final class Starts {
    private static final int SITE_CHARACTER = 0;
    private static final int SITE_SIDE = 1;
    private static final int SITE_STAGE = 2;
    private static final int SITE_START = 3;
    private static final int SITE_CPU = 4;

    /** Generated starts of a stage. */
    static final int STARTS = 20;
    /** Of these so many make the enemy weaker. */
    private static final int EASIER = 10;

    /** Weight of the episodes before in a copy's win rate of a stage. */
    private static final double MEMORY = 0.9;

    private final FightingOptions options;
    private final Roster roster;
    private final Chance chance;
    private final double[] stageWeights;
    /** Character of each agent, -1 if it is drawn; opponents of the stages. */
    private final int[] fixed = new int[2];

    /** Player number of agent 0 at first, -1 if it is drawn. */
    private final int fixedSeat;

    private final int[] stageOpponent;

    /** Stage that the episode is on, 0 without a ladder, {@code [env]}. */
    final int[] stage;
    /** Level of the computer, 0 without one, {@code [env]}. */
    final int[] cpuLevel;
    /** Player number of agent 0, {@code [env]}. */
    final int[] seat;
    /** Character of agent 0 and of the other, {@code [env][agent]}. */
    final int[] character;
    /** Seed of the computer's chance, {@code [env]}. */
    final long[] cpuSeed;
    /** Latest episodes that began on a stage, and those won, older ones counting less, {@code [env][stage]}; empty unless stages adapt. */
    final double[] stageGames;

    final double[] stageWins;
    /** Stage that the episode began on, {@code [env]}. */
    final int[] firstStage;

    Starts(FightingOptions options, Roster roster, Chance chance, int numEnvs) {
        this.options = options;
        this.roster = roster;
        this.chance = chance;
        this.stageWeights =
                options.stageWeights().stream().mapToDouble(Double::doubleValue).toArray();
        fixed[0] = index(options.player0());
        fixed[1] = index(options.player1());
        fixedSeat = options.side().equals(FightingOptions.RANDOM) ? -1 : seatOf(options.side());
        stageOpponent = roster.ladder().stream()
                .mapToInt(stage -> roster.indexOf(options.id(), stage.opponent()))
                .toArray();
        stage = new int[numEnvs];
        cpuLevel = new int[numEnvs];
        seat = new int[numEnvs];
        character = new int[2 * numEnvs];
        cpuSeed = new long[numEnvs];
        firstStage = new int[numEnvs];
        int tallies = options.adaptiveStages() ? numEnvs * roster.ladder().size() : 0;
        stageGames = new double[tallies];
        stageWins = new double[tallies];
    }

    private int index(String character) {
        return character.equals(FightingOptions.RANDOM) ? -1 : roster.indexOf(options.id(), character);
    }

    /** Decides how an episode begins and starts its first match. Allocates nothing without reset options. */
    void begin(int env, ResetOptions asked, FightEngine engine, FightState state) {
        seat[env] = fixedSeat >= 0 ? fixedSeat : chance.below(env, SITE_SIDE, 0, 2);
        character[2 * env] = character(env, 0);
        character[2 * env + 1] = character(env, 1);
        cpuSeed[env] = chance.bits(env, SITE_CPU, 0);
        cpuLevel[env] = options.cpu();
        int start = 0;
        if (options.ladder()) {
            stage[env] = firstStage(env);
            if (options.curriculum()) start = 1 + chance.below(env, SITE_START, 0, STARTS);
        }
        if (!asked.isEmpty()) start = read(env, asked, start);
        firstStage[env] = stage[env];
        startStage(env, engine, state);
        if (start > 0) generated(env, start, state);
    }

    private static int seatOf(String side) {
        return side.equals("left") ? 0 : 1;
    }

    private int character(int env, int agent) {
        if (fixed[agent] >= 0) return fixed[agent];
        return chance.below(env, SITE_CHARACTER, agent, roster.fighters().size());
    }

    private int firstStage(int env) {
        int stages = roster.ladder().size();
        if (stageWeights.length == 0 && !options.adaptiveStages()) return 1;
        if (options.adaptiveStages() && chance.episode(env) == 0) {
            Arrays.fill(stageGames, env * stages, (env + 1) * stages, 0);
            Arrays.fill(stageWins, env * stages, (env + 1) * stages, 0);
        }
        double sum = 0;
        for (int s = 0; s < stages; s++) sum += weight(env, s);
        double left = chance.uniformDouble(env, SITE_STAGE, 0) * sum;
        int chosen = 0;
        for (int s = 0; s < stages; s++) {
            if (weight(env, s) == 0) continue;
            chosen = s + 1;
            left -= weight(env, s);
            if (left < 0) break;
        }
        return chosen;
    }

    /** The given weight times 1 - win rate; a rate of which little is known is near one half (rule of succession). */
    private double weight(int env, int stage) {
        double given = stageWeights.length == 0 ? 1 : stageWeights[stage];
        if (!options.adaptiveStages()) return given;
        int at = env * roster.ladder().size() + stage;
        return given * (1 - (1 + stageWins[at]) / (2 + stageGames[at]));
    }

    /** An episode is over: its first stage has been won, if it ended with a win or went beyond it. */
    void finished(int env, boolean won) {
        if (!options.adaptiveStages()) return;
        int first = firstStage[env];
        int at = env * roster.ladder().size() + first - 1;
        boolean beyond = won || stage[env] > first;
        stageGames[at] = MEMORY * stageGames[at] + 1;
        stageWins[at] = MEMORY * stageWins[at] + (beyond ? 1 : 0);
    }

    private int read(int env, ResetOptions asked, int start) {
        OptionReader read = new OptionReader(options.id() + " reset", asked.values());
        if (read.has("side")) seat[env] = seatOf(read.oneOf("side", "left", "left", "right"));
        for (int agent = 0; agent < 2; agent++) {
            String name = "player" + agent;
            if (read.has(name))
                character[2 * env + agent] = roster.indexOf(options.id() + " reset", read.text(name, ""));
        }
        int result = start;
        if (options.ladder()) {
            stage[env] = read.intBetween("stage", stage[env], 1, roster.ladder().size());
            result = read.intBetween("start", start, 0, STARTS);
        } else if (options.cpu() > 0 && read.has("star")) {
            cpuLevel[env] = read.intBetween("star", 1, 1, 8);
            character[2 * env + 1] = character[2 * env];
        }
        read.done();
        return result;
    }

    /** Starts a match: the present stage of the ladder, or the characters of the episode. */
    void startStage(int env, FightEngine engine, FightState state) {
        if (options.ladder()) {
            character[2 * env + 1] = stageOpponent[stage[env] - 1];
            cpuLevel[env] = roster.ladder().get(stage[env] - 1).cpuLevel();
        }
        int first = seat[env];
        engine.start(state, env, character[2 * env + first], character[2 * env + 1 - first]);
    }

    /** One of the twenty starts of a stage: drawn numbers from SplitMix64 with seed stage * 1000 + start. */
    private void generated(int env, int start, FightState state) {
        long seed = stage[env] * 1000L + start;
        int[] c = state.cells;
        int m = Cells.match(env);
        int own = Cells.player(m, seat[env]);
        int enemy = Cells.player(m, 1 - seat[env]);
        int distance = 100 + draw(seed, 0, 121);
        c[Cells.player(m, 0) + Cells.X] = -distance * 128;
        c[Cells.player(m, 1) + Cells.X] = distance * 128;
        c[own + Cells.METER] = draw(seed, 1, 601);
        c[enemy + Cells.METER] = draw(seed, 2, 601);
        int percent = 60 + draw(seed, 3, 41);
        if (start <= EASIER) c[enemy + Cells.HP] = c[enemy + Cells.HP] * percent / 100;
        c[m + Cells.CLOCK] = (60 + draw(seed, 4, 40)) * 60;
        cpuSeed[env] = Chance.mix(seed);
    }

    /** Returns number {@code index} of SplitMix64 with this seed, below a bound. */
    private static int draw(long seed, int index, int bound) {
        long z = Chance.mix(seed + (index + 1) * 0x9E3779B97F4A7C15L);
        return (int) ((z >>> 33) % bound);
    }
}
