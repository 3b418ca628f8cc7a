package io.github.marl4j.viewer.screen;

import io.github.marl4j.env.Chance;
import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.viewer.TrainedPolicy;
import io.github.marl4j.viewer.fight.Controller;
import io.github.marl4j.viewer.fight.CpuController;
import io.github.marl4j.viewer.fight.Dummy;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.fight.HumanController;
import io.github.marl4j.viewer.fight.PolicyController;
import io.github.marl4j.viewer.input.Command;
import io.github.marl4j.viewer.window.Screen;
import io.github.marl4j.viewer.window.Sounds.Sound;
import java.util.List;
import org.lwjgl.glfw.GLFW;

/** Who fights, where, and how strong: two fighters, then stage and level. The right kick goes one step back. */
public final class Select implements Scene {
    /** What follows. */
    public enum Mode {
        /** A person against the computer or a policy. */
        CPU,
        /** Two people. */
        TWO,
        /** A person climbs the ladder. */
        LADDER,
        /** A person against a dummy. */
        TRAINING,
        /** Nobody plays by hand. */
        WATCH
    }

    private static final int COLUMNS = 6;
    private static final double CELL_W = 38;
    private static final double CELL_H = 38;
    private static final double GRID_LEFT = (384 - COLUMNS * CELL_W) / 2;
    private static final double GRID_TOP = 26;
    private static final int CHOOSES = Command.LP.word() | Command.MP.word() | Command.HP.word();
    private static final int BACK = Command.LK.word() | Command.MK.word();
    private static final int LISTS = Command.HK.word();
    private static final int[] SIDE_COLOURS = {0xE4572E, 0x3F8BE8};
    private static final int STAGE_TURN = 2;
    private static final int OTHER_COLOURS = Command.HP.word();
    private static final int RANDOM = Command.THROW.word();

    private final Theatre theatre;
    private final Mode mode;
    private final TrainedPolicy[] policies;
    private final List<Fighter> fighters;
    private final int[] cursor = {0, 2};
    private final int[] costume = new int[2];
    private int turn;
    private int stage;
    private int level = 3;
    private int time;
    private boolean entered;
    private boolean moves;

    /** Opens the screen. */
    public Select(Theatre theatre, Mode mode) {
        this(theatre, mode, null, null);
    }

    /**
     * Opens the screen for policies.
     *
     * @param left policy that plays the left side, or {@code null} for whom the mode says
     * @param right the same for the right side
     */
    public Select(Theatre theatre, Mode mode, TrainedPolicy left, TrainedPolicy right) {
        this.theatre = theatre;
        this.mode = mode;
        this.policies = new TrainedPolicy[] {left, right};
        this.fighters = theatre.tables.roster.fighters();
    }

    @Override
    public void step() {
        time++;
        int device = mode == Mode.TWO && turn == 1 ? 1 : 0;
        int pressed = theatre.hands.pressed(device);
        if (theatre.hands.pause()) back();
        else if ((pressed & CHOOSES) != 0 || entered) choose((pressed & OTHER_COLOURS) != 0 ? 1 : 0);
        else if ((pressed & BACK) != 0) back();
        else if ((pressed & LISTS) != 0 && turn < STAGE_TURN) moves = !moves;
        else if (turn < STAGE_TURN) move(pressed);
        else settings(pressed);
        entered = false;
    }

    private void move(int pressed) {
        if ((pressed & RANDOM) != 0) {
            cursor[turn] = (int) (Chance.mix(theatre.nextSeed() * 31 + time) >>> 33) % fighters.size();
            theatre.sounds.play(Sound.MOVE);
            return;
        }
        int by = 0;
        if ((pressed & Inputs.LEFT) != 0) by--;
        if ((pressed & Inputs.RIGHT) != 0) by++;
        if ((pressed & (Inputs.UP | Inputs.DOWN)) != 0) by += COLUMNS;
        if (by == 0) return;
        cursor[turn] = Math.floorMod(cursor[turn] + by, fighters.size());
        theatre.sounds.play(Sound.MOVE);
    }

    private void settings(int pressed) {
        if ((pressed & Inputs.LEFT) != 0) stage = Math.floorMod(stage - 1, fighters.size());
        if ((pressed & Inputs.RIGHT) != 0) stage = Math.floorMod(stage + 1, fighters.size());
        if ((pressed & Inputs.UP) != 0) level = Math.min(8, level + 1);
        if ((pressed & Inputs.DOWN) != 0) level = Math.max(1, level - 1);
        if (pressed != 0) theatre.sounds.play(Sound.MOVE);
    }

    private void choose(int colours) {
        theatre.sounds.play(Sound.CHOOSE);
        moves = false;
        if (turn < STAGE_TURN) costume[turn] = colours;
        if (turn == 1 && cursor[0] == cursor[1]) costume[1] = 1 - costume[0]; // nobody should mistake them
        if (mode == Mode.LADDER) {
            theatre.show(new LadderMap(theatre, cursor[0], costume[0], 0));
            return;
        }
        if (turn == 1) stage = cursor[1];
        if (++turn > STAGE_TURN) begin();
    }

    private void back() {
        if (moves) moves = false;
        else if (turn == 0) theatre.show(new Title(theatre));
        else turn--;
    }

    private void begin() {
        Runnable leave = () -> theatre.show(new Select(theatre, mode, policies[0], policies[1]));
        Dummy dummy = mode == Mode.TRAINING ? new Dummy(1) : null;
        Fight fight = new Fight(
                cursor[0], cursor[1], controller(0), dummy == null ? controller(1) : dummy, theatre.nextSeed());
        fight.wear(costume[0], costume[1]);
        Scene next = dummy == null
                ? new FightScene(theatre, fight, stage, leave)
                : new TrainingScene(theatre, fight, dummy, stage, leave);
        theatre.show(new Splash(theatre, fight, stage, next));
    }

    private Controller controller(int side) {
        if (policies[side] != null) return new PolicyController(policies[side], side);
        boolean person = side == 0 ? mode != Mode.WATCH : mode == Mode.TWO;
        return person ? new HumanController(theatre.hands, side) : new CpuController(side, level);
    }

    /** Whether there is a computer whose level can be chosen. */
    private boolean levelled() {
        if (mode == Mode.WATCH) return policies[0] == null || policies[1] == null;
        return mode == Mode.CPU && policies[1] == null;
    }

    @Override
    public void key(int key) {
        if (key == GLFW.GLFW_KEY_ENTER || key == GLFW.GLFW_KEY_KP_ENTER) entered = true;
    }

    @Override
    public void draw(Screen screen, double part) {
        theatre.stages.of(turn == STAGE_TURN ? stage : cursor[turn]).paint(0);
        screen.dim(turn == STAGE_TURN ? 170 : 90);
        String ask = mode == Mode.LADDER || turn == 0
                ? "CHOOSE YOUR FIGHTER"
                : turn == 1 ? "CHOOSE THE OPPONENT" : "STAGE AND LEVEL";
        Text.title(screen, ask, 7, 2, Text.LIGHT);
        if (turn < STAGE_TURN) {
            for (int f = 0; f < fighters.size(); f++) portrait(screen, f);
            for (int side = 0; side <= turn; side++) edge(screen, side);
        } else {
            settings(screen);
        }
        for (int side = 0; side < (mode == Mode.LADDER ? 1 : 2); side++) preview(screen, side);
        if (moves) moveList(screen, fighters.get(cursor[turn]));
        else hints(screen);
    }

    private void hints(Screen screen) {
        String choose = turn < STAGE_TURN
                ? "PUNCH CHOOSES, HEAVY: OTHER COLOURS, THROW: ANYBODY"
                : "PUNCH BEGINS - LEFT, RIGHT: STAGE" + (levelled() ? " - UP, DOWN: LEVEL" : "");
        String back = turn < STAGE_TURN ? "KICK GOES BACK - HEAVY KICK LISTS MOVES" : "KICK GOES BACK";
        Text.center(screen, choose, 206, 0.8, Text.DULL);
        Text.center(screen, back, 214, 0.8, Text.DULL);
    }

    private void portrait(Screen screen, int f) {
        double x = GRID_LEFT + f % COLUMNS * CELL_W;
        double y = GRID_TOP + f / COLUMNS * CELL_H;
        int dark = fighters.get(f).palette().get(2);
        screen.bar(x + 1, y + 1, CELL_W - 2, CELL_H - 2, mix(dark, 0x342C48));
        screen.clip(x + 1, y + 1, CELL_W - 2, CELL_H - 2);
        theatre.figures.bust(fighters.get(f), x + CELL_W / 2 - 2, y + 12);
        screen.unclip();
        screen.frame(x + 1, y + 1, CELL_W - 2, CELL_H - 2, 0x6B6288);
    }

    private static int mix(int a, int b) {
        return (a & 0xFEFEFE) / 2 + (b & 0xFEFEFE) / 2;
    }

    private void edge(Screen screen, int side) {
        double x = GRID_LEFT + cursor[side] % COLUMNS * CELL_W;
        double y = GRID_TOP + cursor[side] / COLUMNS * CELL_H;
        int colour = SIDE_COLOURS[side];
        boolean bright = side != turn || time % 30 < 20;
        if (!bright) return;
        screen.frame(x, y, CELL_W, CELL_H, colour);
        screen.frame(x + 1, y + 1, CELL_W - 2, CELL_H - 2, colour);
        screen.bar(x + (side == 0 ? 2 : CELL_W - 14), y + 2, 12, 9, colour);
        Text.left(screen, side == 0 ? "P1" : "P2", x + (side == 0 ? 3 : CELL_W - 13), y + 3, 1, Text.LIGHT);
    }

    /** The fighter beside the grid, with name and bars below. */
    private void preview(Screen screen, int side) {
        if (side > turn) return;
        Fighter fighter = fighters.get(cursor[side]);
        double middle = side == 0 ? 128 : 256;
        theatre.figures.stand(fighter.index(), side == 0 ? 34 : 350, 208, 1, side == 0 ? 1 : -1, costume[side], time);
        Text.center(screen, fighter.name(), middle, 110, 1.6, Text.GOLD);
        Text.center(screen, fighter.title(), middle, 125, 1, Text.LIGHT);
        Text.center(screen, fighter.archetype(), middle, 135, 1, Text.DULL);
        String[] names = {"REACH", "SPEED", "DAMAGE", "HEALTH", "TOOLS"};
        double[] values = Qualities.of(fighter);
        for (int i = 0; i < names.length; i++) {
            double y = 148 + 10 * i;
            double x = side == 0 ? 80 : 206;
            Text.left(screen, names[i], x, y, 1, Text.LIGHT);
            screen.bar(x + 42, y, 56, 6, 0x2A2338);
            screen.bar(x + 42, y, 56 * values[i], 6, SIDE_COLOURS[side]);
        }
    }

    private void settings(Screen screen) {
        Text.center(screen, "< " + theatre.stages.name(stage) + " >", 44, 2, Text.GOLD);
        if (levelled()) {
            Text.center(screen, "COMPUTER LEVEL " + level, 70, 1, Text.LIGHT);
            for (int i = 0; i < 8; i++) screen.bar(148 + 11 * i, 82, 9, 7, i < level ? Text.GOLD : 0x3A3046);
        }
    }

    /** Specials and supers; of three strengths only one is told. */
    private void moveList(Screen screen, Fighter fighter) {
        List<Move> told = fighter.moves().stream()
                .filter(move ->
                        move.input().selectable() && move.input().motion().priority() > 0)
                .filter(move -> !move.id().endsWith(".L") && !move.id().endsWith(".M"))
                .toList();
        screen.opacity(0.94);
        screen.bar(60, 40, 264, 26 + 11 * told.size(), 0x0C0916);
        screen.opacity(1);
        Text.center(screen, fighter.name(), 45, 1.5, Text.GOLD);
        for (int line = 0; line < told.size(); line++) {
            Move move = told.get(line);
            double y = 60 + 11 * line;
            String input = move.input().text();
            boolean three = move.id().endsWith(".H");
            Text.left(screen, move.name().replace(" (H)", ""), 72, y, 1, Text.LIGHT);
            Text.right(screen, three ? input.replace("H", "") : input, 312, y, 1, Text.BLUE);
        }
    }
}
