package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Movement;
import io.github.marl4j.envs.fighting.roster.Stance;
import java.util.List;

/** Numbers of fighters by name and {@code [fighter]}; of boxes by {@code [fighter * STANCES + stance]}. Speeds in su per frame. */
final class FighterTable {
    static final int STANCES = Stance.values().length;

    final int[] health;
    final int[] stunLimit;
    final boolean[] magicChains;
    final int[] walkForward;
    final int[] walkBack;
    final int[] prejump;
    final int[] jumpVy;
    final int[] gravity;
    final int[] jumpVxForward;
    final int[] jumpVxBack;
    final int[] airJumps;
    final int[] landRecovery;
    final int[] dashFrames;
    final int[] dashSpeed;
    final int[] dashRecovery;
    final int[] backdashFrames;
    final int[] backdashSpeed;
    final int[] backdashRecovery;
    final int[] backdashInvul;

    /** Width of the push box of the standing fighter [su]. */
    final int[] standingWidth;

    final int[] pushBox;
    final int[] hurtFirst;
    final int[] hurtCount;

    FighterTable(List<Fighter> fighters, BoxTable boxes) {
        int n = fighters.size();
        health = new int[n];
        stunLimit = new int[n];
        magicChains = new boolean[n];
        walkForward = new int[n];
        walkBack = new int[n];
        prejump = new int[n];
        jumpVy = new int[n];
        gravity = new int[n];
        jumpVxForward = new int[n];
        jumpVxBack = new int[n];
        airJumps = new int[n];
        landRecovery = new int[n];
        dashFrames = new int[n];
        dashSpeed = new int[n];
        dashRecovery = new int[n];
        backdashFrames = new int[n];
        backdashSpeed = new int[n];
        backdashRecovery = new int[n];
        backdashInvul = new int[n];
        standingWidth = new int[n];
        pushBox = new int[n * STANCES];
        hurtFirst = new int[n * STANCES];
        hurtCount = new int[n * STANCES];
        for (Fighter fighter : fighters) {
            int f = fighter.index();
            health[f] = fighter.health();
            stunLimit[f] = fighter.stunLimit();
            magicChains[f] = fighter.magicChains();
            movement(f, fighter.movement());
            standingWidth[f] = fighter.boxes().get(Stance.STAND).push().w() * BoxTable.SU;
            for (Stance stance : Stance.values()) {
                Fighter.Boxes own = fighter.boxes().get(stance);
                int at = f * STANCES + stance.ordinal();
                pushBox[at] = boxes.add(List.of(own.push()));
                hurtFirst[at] = boxes.add(own.hurt());
                hurtCount[at] = own.hurt().size();
            }
        }
    }

    private void movement(int f, Movement m) {
        walkForward[f] = m.walkForward();
        walkBack[f] = m.walkBack();
        prejump[f] = m.prejump();
        jumpVy[f] = m.jumpVy();
        gravity[f] = m.gravity();
        jumpVxForward[f] = m.jumpVxForward();
        jumpVxBack[f] = m.jumpVxBack();
        airJumps[f] = m.airJumps();
        landRecovery[f] = m.landRecovery();
        dashFrames[f] = m.dashForward().moveFrames();
        dashSpeed[f] = m.dashForward().speed();
        dashRecovery[f] = m.dashForward().recovery();
        backdashFrames[f] = m.dashBack().moveFrames();
        backdashSpeed[f] = m.dashBack().speed();
        backdashRecovery[f] = m.dashBack().recovery();
        backdashInvul[f] = m.dashBack().invulFrames();
    }
}
