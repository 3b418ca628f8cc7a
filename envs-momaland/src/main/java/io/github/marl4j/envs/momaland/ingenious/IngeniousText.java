package io.github.marl4j.envs.momaland.ingenious;

import java.util.Locale;

/** The game as text from which a person can play: the board with the numbers of its empty hexes, scores, racks, and the action of each free place. */
final class IngeniousText {
    /** Stands for a viewer who plays nobody and sees all racks. */
    static final int ONLOOKER = -1;

    private static final String LETTERS = ".RGBOYP";

    private IngeniousText() {}

    /**
     * Returns the text.
     *
     * @param viewer whose rack is shown, or {@link #ONLOOKER} for all
     */
    static String of(IngeniousKernel game, int env, int viewer) {
        StringBuilder text = new StringBuilder();
        appendBoard(game, env, text);
        for (int a = 0; a < game.o.numAgents(); a++) appendAgent(game, env, a, viewer == ONLOOKER || viewer == a, text);
        if (game.over[env]) return text.append("the game is over\n").toString();
        String whose = "agent_" + game.turn[env];
        text.append(whose).append(game.sameAgain[env] ? " has an extra turn" : " moves");
        text.append(game.firstRound[env] ? ", next to a corner" : "");
        text.append("; hex of the first colour > hex of the second=action with slot 0, add the slot\n");
        appendPlaces(game, env, text);
        return text.toString();
    }

    /** One line per r; colours as letters, empty hexes as their number. */
    private static void appendBoard(IngeniousKernel game, int env, StringBuilder text) {
        int reach = game.o.boardSize() - 1;
        int[] numbers = numbers(game.hexes);
        for (int r = -reach; r <= reach; r++) {
            text.append("  ".repeat(Math.abs(r)));
            for (int q = Math.max(-reach, -reach - r); q <= Math.min(reach, reach - r); q++) {
                int colour = game.colour(env, q, r);
                String shown = colour > 0
                        ? String.valueOf(LETTERS.charAt(colour))
                        : Integer.toString(numbers[game.hexes.cell(q, r)]);
                text.append(String.format(Locale.ROOT, "%4s", shown));
            }
            text.append('\n');
        }
    }

    private static int[] numbers(HexBoard hexes) {
        int[] numbers = new int[hexes.numCells];
        for (int i = 0; i < hexes.hexes.length; i++) numbers[hexes.cell(hexes.hexes[i][0], hexes.hexes[i][1])] = i;
        return numbers;
    }

    private static void appendAgent(IngeniousKernel game, int env, int agent, boolean open, StringBuilder text) {
        text.append("agent_").append(agent).append("  scores");
        for (int c = 0; c < game.o.numColors(); c++) {
            int points = game.scores[(env * game.o.numAgents() + agent) * game.o.numColors() + c];
            text.append(' ').append(LETTERS.charAt(c + 1)).append('=').append(points);
        }
        text.append(open ? "  rack" : "  rack hidden");
        for (int slot = 0; open && slot < game.o.rackSize(); slot++) {
            int tile = game.tile(env, agent, slot);
            text.append(' ').append(slot).append(':');
            text.append(LETTERS.charAt(tile >> 3)).append(LETTERS.charAt(tile & 7));
        }
        text.append('\n');
    }

    private static void appendPlaces(IngeniousKernel game, int env, StringBuilder text) {
        int[] numbers = numbers(game.hexes);
        int previous = -1;
        for (int p = 0; p < game.hexes.numPlaces; p++) {
            if (!game.open[env * game.hexes.numPlaces + p]) continue;
            int first = game.hexes.firstCell[p];
            if (first != previous)
                text.append(previous < 0 ? "" : "\n").append(numbers[first]).append(" >");
            previous = first;
            text.append(' ').append(numbers[game.hexes.secondCell[p]]);
            text.append('=').append(p * game.o.rackSize());
        }
        text.append(previous < 0 ? "there is no legal action\n" : "\n");
    }
}
