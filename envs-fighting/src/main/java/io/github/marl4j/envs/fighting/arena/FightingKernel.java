package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.fighting.cpu.CpuMemory;
import io.github.marl4j.envs.fighting.cpu.CpuPlayer;
import io.github.marl4j.envs.fighting.cpu.CpuTables;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MatchRecord;
import io.github.marl4j.envs.fighting.input.MoveScripts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fights as a batch: decisions of several frames, rewards, episodes, views. */
final class FightingKernel implements Kernel {
    private static final int SITE_STICKY = 5;

    /** Lasting facts of an episode, {@code [env][fact]}. */
    private static final int FRAMES = 0;

    private static final int DECISIONS = 1;
    private static final int MATCHES = 2;
    private static final int FACTS = 3;

    private final EnvSpec spec;
    private final FightingOptions options;
    private final FightTables tables = FightTables.shipped();
    private final CpuTables cpuTables;
    private final ActionTable actionTable;
    private final Chance chance;
    private final FightState state;
    private final CpuMemory cpu;
    private final Controls controls;
    private final Starts starts;
    private final History history;
    private final Rewards rewards;
    private final int agents;

    private final int[] facts;
    /** Decisions of an environment since it was made, for schedules, {@code [env]}. */
    private final long[] lifetime;
    /** Health at the last decision, {@code [env][player]}. */
    private final int[] before;
    /** Longest combo and damage dealt in the episode, {@code [env][player]}. */
    private final int[] maxCombo;

    private final int[] damage;
    /** Level of the computer that an order gave a fighter to for the present decision, 0 for none, {@code [env][player]}. */
    private final int[] driver;

    FightingKernel(EnvSpec spec, FightingOptions options, int numEnvs, int firstEnv) {
        this.spec = spec;
        this.options = options;
        this.chance = new Chance(numEnvs, firstEnv);
        this.state = new FightState(numEnvs);
        this.cpuTables = new CpuTables(tables);
        this.actionTable = new ActionTable(tables, new MoveScripts(tables));
        this.cpu = new CpuMemory(numEnvs);
        this.controls = new Controls(options, actionTable, numEnvs);
        this.starts = new Starts(options, tables.roster, chance, numEnvs);
        this.history = new History(options, numEnvs);
        this.rewards = new Rewards(options.reward(), tables.roster);
        this.agents = spec.groups().get(0).size();
        facts = new int[numEnvs * FACTS];
        lifetime = new long[numEnvs];
        before = new int[2 * numEnvs];
        maxCombo = new int[2 * numEnvs];
        damage = new int[2 * numEnvs];
        driver = new int[2 * numEnvs];
    }

    /** Returns the matches; not to be modified. */
    FightState match() {
        return state;
    }

    /** Returns the number of an agent's player: 0 on the left at first, 1 on the right. */
    int player(int env, int agent) {
        return agent == 0 ? starts.seat[env] : 1 - starts.seat[env];
    }

    /** Returns whether a player's script still runs. */
    boolean busy(int env, int player) {
        return controls.busy(2 * env + player);
    }

    @Override
    public EnvSpec spec() {
        return spec;
    }

    @Override
    public int numEnvs() {
        return state.numMatches();
    }

    @Override
    public Chance chance() {
        return chance;
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> arrays = new LinkedHashMap<>(state.arrays());
        arrays.put("held", controls.held);
        arrays.put("script", controls.script);
        arrays.put("scriptAt", controls.at);
        arrays.put("scriptFacing", controls.facing);
        arrays.put("previous", controls.previous);
        arrays.put("delayed", controls.delayed);
        arrays.put("stage", starts.stage);
        arrays.put("cpuLevel", starts.cpuLevel);
        arrays.put("seat", starts.seat);
        arrays.put("character", starts.character);
        arrays.put("cpuSeed", starts.cpuSeed);
        arrays.put("firstStage", starts.firstStage);
        arrays.put("stageGames", starts.stageGames);
        arrays.put("stageWins", starts.stageWins);
        arrays.put("facts", facts);
        arrays.put("lifetime", lifetime);
        arrays.put("before", before);
        arrays.put("maxCombo", maxCombo);
        arrays.put("damage", damage);
        arrays.put("driver", driver);
        arrays.putAll(cpu.arrays());
        arrays.putAll(history.arrays());
        return arrays;
    }

    @Override
    public Worker newWorker() {
        return new Rules();
    }

    @Override
    public Frame render(int env) {
        return MatchPicture.frame(state, env);
    }

    /** Computers' and scripts' orders of the vector view, see {@link Orders}. */
    @Override
    public boolean isOrder(int number) {
        return Orders.isOrder(number);
    }

    @Override
    public String describe(int env) {
        return MatchText.describe(tables, state, env);
    }

    /** The rules for one thread. */
    private final class Rules implements Worker {
        private final FightEngine engine = new FightEngine(tables);
        private final CpuPlayer computer = new CpuPlayer(cpuTables);
        private final Views views = new Views(options, tables, history);
        private final Masks masks = new Masks(actionTable, tables);
        private final int[] word = new int[2];
        private final double[] earned = new double[2];
        private final double[] loss = new double[2];
        /** What has come to pass in the decision: see the infos of the same names. */
        private boolean roundStarted;

        private boolean roundEnded;
        private boolean matchStarted;
        private boolean matchEnded;
        private int outcome;

        @Override
        public void reset(int env, ResetOptions asked) {
            starts.begin(env, asked, engine, state);
            Arrays.fill(facts, env * FACTS, (env + 1) * FACTS, 0);
            Arrays.fill(maxCombo, 2 * env, 2 * env + 2, 0);
            Arrays.fill(damage, 2 * env, 2 * env + 2, 0);
            Arrays.fill(driver, 2 * env, 2 * env + 2, 0);
            controls.clear(env);
            startCpu(env);
            noteHealth(env);
            history.fill(state, env);
        }

        private void startCpu(int env) {
            int matches = facts[env * FACTS + MATCHES]++;
            for (int i = 0; i < 2; i++) {
                cpu.start(env, i, Chance.mix(starts.cpuSeed[env] + 2L * matches + i));
            }
        }

        private void noteHealth(int env) {
            for (int i = 0; i < 2; i++) before[2 * env + i] = state.player(env, i, Cells.HP);
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) decide(env, actions.groups[0], out);
        }

        private void decide(int env, Actions.Rows chosen, Batch out) {
            out.clearOutcome(env);
            take(env, chosen);
            for (int i = 0; i < 2; i++) {
                earned[i] = 0;
                state.cells[Cells.player(Cells.match(env), i) + Cells.EVENTS] = 0;
            }
            roundStarted = roundEnded = matchStarted = matchEnded = false;
            outcome = 0;
            boolean over = play(env);
            if (over) starts.finished(env, outcome > 0);
            pay(env);
            lifetime[env]++;
            facts[env * FACTS + DECISIONS]++;
            boolean cut = !over && options.maxFrames() > 0 && facts[env * FACTS + FRAMES] >= options.maxFrames();
            history.decided(state, env);
            report(env, over, cut, out);
        }

        private void take(int env, Actions.Rows chosen) {
            for (int agent = 0; agent < agents; agent++) {
                int first = (env * agents + agent) * chosen.numInts;
                int player = player(env, agent);
                boolean ordered = Orders.isOrder(chosen.ints[first]);
                int level = ordered ? Orders.level(chosen.ints[first]) : 0;
                if (level > 0) handOver(env, player);
                driver[2 * env + player] = level;
                if (level == 0) take(env, agent, player, chosen.ints, first);
            }
        }

        /** The computer begins to drive: what it remembered of an earlier time is forgotten, and no script goes on. */
        private void handOver(int env, int player) {
            int decision = facts[env * FACTS + DECISIONS];
            if (driver[2 * env + player] > 0 || decision == 0) return;
            cpu.start(env, player, Chance.mix(starts.cpuSeed[env] ^ Chance.mix(2L * decision + player)));
            controls.release(2 * env + player);
        }

        private void take(int env, int agent, int player, int[] ints, int first) {
            int row = 2 * env + player;
            int side = state.match(env, Cells.SIDE);
            int toward = player == 0 ? side : -side;
            int fighter = state.player(env, player, Cells.FIGHTER);
            if (Orders.isOrder(ints[first])) {
                controls.obey(row, ints[first], fighter, toward);
                return;
            }
            int decision = facts[env * FACTS + DECISIONS];
            boolean sticks = options.stickyProb() > 0
                    && chance.uniformDouble(env, SITE_STICKY, 2L * decision + agent) < options.stickyProb();
            if (sticks) controls.repeat(row);
            else controls.choose(row, ints, first, fighter, toward);
        }

        /** Plays the frames of a decision and returns whether the episode is over. */
        private boolean play(int env) {
            for (int frame = 0; frame < options.frameSkip(); frame++) {
                for (int i = 0; i < 2; i++) word[i] = word(env, i);
                int phase = state.match(env, Cells.PHASE);
                int clock = state.match(env, Cells.CLOCK);
                int won0 = state.match(env, Cells.WINS);
                int won1 = state.match(env, Cells.WINS + 1);
                engine.step(state, env, word[0], word[1]);
                facts[env * FACTS + FRAMES]++;
                history.played(state, env);
                for (int i = 0; i < 2; i++) {
                    int at = 2 * env + 1 - i;
                    maxCombo[at] = Math.max(maxCombo[at], state.player(env, i, Cells.COMBO_HITS));
                }
                int now = state.match(env, Cells.PHASE);
                boolean ended = phase == Cells.FIGHT && now == Cells.END;
                if (ended && endOfRound(env, won0, won1)) return true;
                if (phase == Cells.END && now == Cells.FIGHT) newRound(env);
                if (now == Cells.OVER && endOfMatch(env)) return true;
                if (options.maxFrames() > 0 && facts[env * FACTS + FRAMES] >= options.maxFrames()) return false;
            }
            return false;
        }

        private int word(int env, int player) {
            boolean agent = !options.single() || player == starts.seat[env];
            int level = agent ? driver[2 * env + player] : starts.cpuLevel[env];
            if (level > 0) return computer.word(state, env, cpu, player, level);
            return controls.word(2 * env + player);
        }

        private boolean endOfRound(int env, int won0, int won1) {
            roundEnded = true;
            int result = state.match(env, Cells.WINS) - won0 - (state.match(env, Cells.WINS + 1) - won1);
            int winner = result >= 0 ? 0 : 1;
            int fighter = state.player(env, winner, Cells.FIGHTER);
            int hp = state.player(env, winner, Cells.HP);
            for (int i = 0; i < 2; i++) {
                int own = i == 0 ? result : -result;
                earned[i] = rewards.round(own, fighter, hp, lifetime[env]);
                dealt(env, i);
            }
            if (options.reward().zeroSum()) earned[1 - winner] = -earned[winner];
            outcome = starts.seat[env] == 0 ? result : -result;
            return options.episode() == EpisodeEnd.ROUND;
        }

        private int health(int fighter) {
            return tables.roster.fighters().get(fighter).health();
        }

        /** Counts what the other player has lost since the last decision. */
        private void dealt(int env, int i) {
            int other = 2 * env + 1 - i;
            damage[2 * env + i] += before[other] - state.player(env, 1 - i, Cells.HP);
        }

        private void newRound(int env) {
            roundStarted = true;
            noteHealth(env);
        }

        private boolean endOfMatch(int env) {
            matchEnded = true;
            int lead = state.match(env, Cells.WINS) - state.match(env, Cells.WINS + 1);
            outcome = Integer.signum(starts.seat[env] == 0 ? lead : -lead);
            if (options.episode() == EpisodeEnd.MATCH) return true;
            if (options.episode() == EpisodeEnd.GAME) {
                if (outcome <= 0 || starts.stage[env] == tables.roster.ladder().size()) return true;
                starts.stage[env]++;
            }
            starts.startStage(env, engine, state);
            controls.clear(env);
            startCpu(env);
            matchStarted = true;
            newRound(env);
            return false;
        }

        /** Pays for damage in decisions in which no round ended and which are no transition. */
        private void pay(int env) {
            boolean fights = state.match(env, Cells.PHASE) == Cells.FIGHT && !roundStarted && !roundEnded;
            Arrays.fill(loss, 0);
            for (int i = 0; fights && i < 2; i++) {
                int lost = before[2 * env + i] - state.player(env, i, Cells.HP);
                loss[i] = Rewards.scaled(lost, health(state.player(env, i, Cells.FIGHTER)));
            }
            for (int i = 0; i < 2; i++) {
                if (fights) {
                    earned[i] = rewards.damage(loss[1 - i], loss[i], lifetime[env]);
                    dealt(env, i);
                }
                earned[i] += options.reward().perDecision();
            }
            noteHealth(env);
        }

        private void report(int env, boolean over, boolean cut, Batch out) {
            Batch.Rows rows = out.groups[0];
            out.episodeOver[env] = over || cut;
            for (int agent = 0; agent < agents; agent++) {
                int row = env * agents + agent;
                rows.rewards[row] = (float) earned[player(env, agent)];
                rows.terminated[row] = over;
                rows.truncated[row] = cut;
            }
            infos(env, over, out);
        }

        private void infos(int env, boolean over, Batch out) {
            float[] infos = out.infos;
            int at = env * spec.infos().size();
            infos[at] = over && outcome > 0 ? 1 : 0;
            infos[at + 1] = over && outcome < 0 ? 1 : 0;
            infos[at + 2] = over && outcome == 0 ? 1 : 0;
            infos[at + 3] = outcome;
            infos[at + 4] = state.match(env, Cells.FRAME);
            infos[at + 5] = state.match(env, Cells.CLOCK);
            infos[at + 6] = state.match(env, Cells.ROUND);
            infos[at + 7] = starts.stage[env];
            infos[at + 8] = starts.cpuLevel[env];
            infos[at + 9] = roundStarted ? 1 : 0;
            infos[at + 10] = roundEnded ? 1 : 0;
            infos[at + 11] = matchStarted ? 1 : 0;
            infos[at + 12] = matchEnded ? 1 : 0;
            for (int i = 0; i < 2; i++) {
                int each = at + FightingSpec.FIRST_OF_PLAYERS + i;
                infos[each] = state.match(env, Cells.WINS + i);
                infos[each + 2] = state.player(env, i, Cells.HP);
                infos[each + 4] = state.player(env, i, Cells.METER);
                infos[each + 6] = state.player(env, i, Cells.X);
                infos[each + 8] = state.player(env, i, Cells.Y);
                infos[each + 10] = state.player(env, i, Cells.STATE);
                infos[each + 12] = state.player(env, i, Cells.MOVE);
                infos[each + 14] = state.player(env, i, Cells.COMBO_HITS);
                infos[each + 16] = maxCombo[2 * env + i];
                infos[each + 18] = damage[2 * env + i];
                infos[each + 20] = state.player(env, i, Cells.EVENTS);
            }
            if (!options.hash()) return;
            long hash = MatchRecord.hash(tables, state, env);
            for (int part = 0; part < FightingSpec.HASH_PARTS; part++) {
                infos[at + FightingSpec.FIRST_OF_HASH + part] = hash >>> 16 * part & 0xFFFF;
            }
        }

        @Override
        public void observe(int from, int to, Batch out) {
            Batch.Rows rows = out.groups[0];
            for (int env = from; env < to; env++) {
                for (int agent = 0; agent < agents; agent++) {
                    int row = env * agents + agent;
                    int player = player(env, agent);
                    boolean busy = controls.busy(2 * env + player);
                    int size = rows.maskSize;
                    masks.write(options.actions(), state, env, player, busy, rows.actionMask, row * size, size);
                    rows.alive[row] = true;
                }
                views.write(state, env, starts, rows.observations, env * agents * rows.observationSize, agents);
            }
        }
    }
}
