package io.github.marl4j.envs.fighting.roster;

import io.github.marl4j.envs.fighting.data.Rect;
import java.util.List;
import java.util.Map;

/**
 * One of the twelve.
 *
 * @param id e.g. {@code aren}
 * @param name for people
 * @param index place in the file, from 0
 * @param archetype style of play
 * @param title for people
 * @param story for people
 * @param palette colours 0xRRGGBB: main, accent, dark, skin
 * @param build shape of the body: small, slender, athletic, tall, broad or giant
 * @param health points at the start of a round
 * @param stunLimit dizzy points that are too many
 * @param magicChains whether any normal chains into a stronger one, else only light ones into light ones
 * @param movement how it moves
 * @param boxes by posture
 * @param signature ids of the three moves that action spaces offer
 * @param ai preferences of the built-in opponent
 * @param moves at most 64
 */
public record Fighter(
        String id,
        String name,
        int index,
        String archetype,
        String title,
        String story,
        List<Integer> palette,
        String build,
        int health,
        int stunLimit,
        boolean magicChains,
        Movement movement,
        Map<Stance, Boxes> boxes,
        List<String> signature,
        Tactics ai,
        List<Move> moves) {

    /** The box that pushes and those that can be hit. */
    public record Boxes(Rect push, List<Rect> hurt) {}

    /**
     * Returns the index of a move.
     *
     * @throws IllegalArgumentException if there is none of this id
     */
    public int moveIndex(String moveId) {
        for (int m = 0; m < moves.size(); m++) if (moves.get(m).id().equals(moveId)) return m;
        throw new IllegalArgumentException("fighter " + id + " has no move " + moveId);
    }

    /** Returns the move of this id. */
    public Move move(String moveId) {
        return moves.get(moveIndex(moveId));
    }
}
