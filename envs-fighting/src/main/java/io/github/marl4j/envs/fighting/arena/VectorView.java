package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;
import java.util.Arrays;

/**
 * The observation of 156 numbers, from the point of view of one player: mirrored so that the opponent is on the right. Blocks: 0 match, 8 own fighter, 64 opponent, 120 projectiles, 144 own
 * buttons. Source: design, section 15. Stateless; allocates nothing.
 */
final class VectorView {
    static final int SIZE = 156;
    /** No number is greater. */
    static final float BOUND = 32;

    private static final int FIGHTER = 56;
    private static final int OWN = 8;
    private static final int OTHER = OWN + FIGHTER;
    private static final int PROJECTILES = OTHER + FIGHTER;
    private static final int BUTTONS = PROJECTILES + 24;
    private static final int GROUPS = 32;
    private static final int CHARACTERS = 44;
    private static final int NUM_CHARACTERS = 12;
    private static final float SU = 256;
    private static final float SCREEN = 368 * SU;
    private static final float STAGE = 732 * SU;
    private static final float HEIGHT = 128 * SU;

    /** State group by state: neutral, walk, crouch, prejump, air, land or dash, attack, block, hit, juggle or reset, down or wake, other. */
    private static final int[] GROUP = {0, 1, 1, 2, 3, 4, 5, 5, 5, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 11, 11, 11, 11};

    private final FightTables tables;
    private final MoveFacts facts;

    VectorView(FightTables tables) {
        this.tables = tables;
        this.facts = new MoveFacts(tables);
    }

    /**
     * Writes an observation.
     *
     * @param now the match as it is
     * @param seen the match as the player sees the opponent and projectiles, perhaps later than it is
     * @param seenEnv its row there
     * @param me the player
     * @param cpuLevel level of the opponent, 0 if it is no computer
     */
    void write(FightState now, int env, FightState seen, int seenEnv, int me, int cpuLevel, float[] out, int at) {
        Arrays.fill(out, at, at + SIZE, 0f);
        int side = now.match(env, Cells.SIDE);
        int toward = me == 0 ? side : -side;
        int myX = now.player(env, me, Cells.X);
        out[at] = now.match(env, Cells.CLOCK) / (float) FightEngine.CLOCK;
        out[at + 1] = now.match(env, Cells.ROUND) / 3f;
        out[at + 2] = now.match(env, Cells.WINS + me) / 2f;
        out[at + 3] = now.match(env, Cells.WINS + 1 - me) / 2f;
        out[at + 4] = toward * (seen.player(seenEnv, 1 - me, Cells.X) - myX) / SCREEN;
        out[at + 5] = (seen.player(seenEnv, 1 - me, Cells.Y) - now.player(env, me, Cells.Y)) / HEIGHT;
        out[at + 6] = now.match(env, Cells.FLASH) / 30f;
        out[at + 7] = cpuLevel / 8f;
        fighter(now, env, me, toward, out, at + OWN);
        charges(now, env, me, toward, out, at + OWN);
        fighter(seen, seenEnv, 1 - me, -toward, out, at + OTHER);
        for (int slot = 0; slot < 4; slot++) {
            int owner = slot < 2 ? me : 1 - me;
            projectile(seen, seenEnv, owner, slot % 2, myX, toward, out, at + PROJECTILES + 6 * slot);
        }
        int word = now.player(env, me, Cells.PREVIOUS);
        for (int bit = 0; bit < 12; bit++) out[at + BUTTONS + bit] = word >>> mirroredBit(bit, toward) & 1;
    }

    /** Left and right are exchanged for a player on the right: buttons are ego-centred like everything else. */
    private static int mirroredBit(int bit, int toward) {
        boolean sideways = (1 << bit & (Inputs.LEFT | Inputs.RIGHT)) != 0;
        return toward < 0 && sideways ? bit ^ 1 : bit;
    }

    private void fighter(FightState s, int env, int i, int toward, float[] out, int at) {
        int character = s.player(env, i, Cells.FIGHTER);
        int state = s.player(env, i, Cells.STATE);
        out[at] = s.player(env, i, Cells.HP) / (float) facts.health(character);
        out[at + 1] = s.player(env, i, Cells.METER) / 1000f;
        out[at + 2] = s.player(env, i, Cells.STUN) / (float) facts.stunLimit(character);
        out[at + 3] = (FightEngine.STAGE_HALF + toward * s.player(env, i, Cells.X)) / STAGE;
        out[at + 4] = s.player(env, i, Cells.Y) / HEIGHT;
        out[at + 5] = toward * s.player(env, i, Cells.VX) / 2048f;
        out[at + 6] = s.player(env, i, Cells.VY) / 2560f;
        out[at + 7] = toward * s.player(env, i, Cells.FACING);
        boolean stunned = State.block(state) || State.hit(state) || state == State.DIZZY;
        out[at + 8] = stunned ? s.player(env, i, Cells.STUN_TIMER) / 30f : 0;
        out[at + 9] = s.player(env, i, Cells.HITSTOP) / 16f;
        out[at + 10] = s.player(env, i, Cells.COMBO_HITS) / 15f;
        out[at + 11] = Math.min(s.player(env, i, Cells.JUGGLE_POINTS), 9) / 9f;
        out[at + 12] = s.player(env, i, Cells.THROW_PROTECT) / 6f;
        if (state == State.ATTACK) attack(s, env, i, character, out, at);
        out[at + 23] = facts.strikeSafe(s, env, i) ? 1 : 0;
        out[at + 25] = State.neutral(state) ? 1 : 0;
        out[at + 26] = s.player(env, i, Cells.Y) > 0 ? 1 : 0;
        out[at + 27] = facts.ducks(s, env, i) ? 1 : 0;
        out[at + 31] = state == State.AIR ? s.player(env, i, Cells.AIR_JUMPS) : 0;
        out[at + GROUPS + GROUP[state]] = 1;
        if (character < NUM_CHARACTERS) out[at + CHARACTERS + character] = 1;
    }

    private void attack(FightState s, int env, int i, int character, float[] out, int at) {
        int row = tables.firstMove[character] + s.player(env, i, Cells.MOVE);
        int t = s.player(env, i, Cells.T);
        int first = facts.firstDanger(row);
        int last = facts.lastDanger(row);
        boolean harmless = last == 0;
        out[at + 13] = !harmless && t < first ? 1 : 0;
        out[at + 14] = facts.active(row, t) ? 1 : 0;
        out[at + 15] = t > last ? 1 : 0;
        out[at + 16] = t / (float) facts.total(row);
        out[at + 17] = harmless ? 0 : Math.max(0, first - t) / 30f;
        out[at + 18] = (facts.total(row) + 1 - t) / 60f;
        int level = facts.nextLevel(row, t);
        if (level >= 0) out[at + 19 + level] = 1;
        out[at + 22] = facts.throwsAhead(row, t) ? 1 : 0;
        out[at + 24] = facts.armored(s, env, i, row) ? 1 : 0;
        out[at + 28] = facts.cancellable(s, env, i, row) ? 1 : 0;
    }

    /** Frames that back and down have been held without a break. */
    private static void charges(FightState s, int env, int i, int toward, float[] out, int at) {
        int back = 0;
        int down = 0;
        while (back < 64 && (s.direction(env, i, back) - 1) % 3 - 1 == -toward) back++;
        while (down < 64 && s.direction(env, i, down) <= 3) down++;
        out[at + 29] = back / 45f;
        out[at + 30] = down / 45f;
    }

    private void projectile(FightState s, int env, int owner, int slot, int myX, int toward, float[] out, int at) {
        int character = s.projectile(env, owner, slot, Cells.P_FIGHTER);
        if (character < 0) return;
        out[at] = 1;
        out[at + 1] = toward * (s.projectile(env, owner, slot, Cells.P_X) - myX) / SCREEN;
        out[at + 2] = s.projectile(env, owner, slot, Cells.P_Y) / HEIGHT;
        out[at + 3] = toward * s.projectile(env, owner, slot, Cells.P_VX) / 2048f;
        out[at + 4] = s.projectile(env, owner, slot, Cells.P_DURABILITY) / 6f;
        int row = tables.firstMove[character] + s.projectile(env, owner, slot, Cells.P_MOVE);
        out[at + 5] = facts.projectileIsLow(row) ? 1 : 0;
    }
}
