package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.arena.PolicySeat;
import io.github.marl4j.envs.fighting.engine.BoxView;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.paint.MatchScene;
import io.github.marl4j.envs.fighting.paint.Surface;
import io.github.marl4j.envs.fighting.roster.Button;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.fight.FrameLog;
import io.github.marl4j.viewer.fight.PolicyController;
import io.github.marl4j.viewer.window.Screen;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What can be shown over a fight: boxes, inputs, frames and moves, the choices of a policy. Source: viewer, section 8. */
final class Overlay {
    private static final int SU = 256;
    private static final double CELL = 4;
    private static final double CELLS_LEFT = (Surface.VIEW_WIDTH - CELL * FrameLog.CELLS) / 2;
    private static final double CELLS_TOP = 183;
    private static final double DATA_TOP = 57;
    private static final int SHOWN_CHOICES = 5;
    private static final int PANEL = 0x0C0916;
    private static final int ARMOR = 0x8A5A2B;
    private static final int SAFE = 0xFFFFFF;
    /** Ground of the input that completed a motion. */
    private static final int SPECIAL = 0x8A6A10;

    private static final double DATA_LINE = 8.6;

    private static final Map<BoxView.Kind, Integer> COLOURS = new EnumMap<>(Map.of(
            BoxView.Kind.PUSH, 0xFFE45C,
            BoxView.Kind.HURT, 0x58D66B,
            BoxView.Kind.LIMB, 0x35C9BE,
            BoxView.Kind.HIT, 0xFF3B30,
            BoxView.Kind.GRIP, 0xB65CFF,
            BoxView.Kind.PROJECTILE, 0xFF9E2C));
    /** Source of the palette: Okabe and Ito, "Color universal design", 2008. */
    private static final Map<BoxView.Kind, Integer> SAFE_COLOURS = new EnumMap<>(Map.of(
            BoxView.Kind.PUSH, 0xF0E442,
            BoxView.Kind.HURT, 0x56B4E9,
            BoxView.Kind.LIMB, 0x0072B2,
            BoxView.Kind.HIT, 0xD55E00,
            BoxView.Kind.GRIP, 0xCC79A7,
            BoxView.Kind.PROJECTILE, 0xE69F00));

    private static final Map<FrameLog.Part, Integer> PARTS = new EnumMap<>(Map.of(
            FrameLog.Part.FREE, 0x4C4860,
            FrameLog.Part.START_UP, 0x54C26A,
            FrameLog.Part.ACTIVE, 0xF0453A,
            FrameLog.Part.RECOVERY, 0x4A86E0,
            FrameLog.Part.STUN, 0xF2D24B,
            FrameLog.Part.BLOCK, 0x4FD8E0,
            FrameLog.Part.SAFE, 0xFFFFFF,
            FrameLog.Part.STOP, 0x0A0812));
    private static final List<Button> BUTTONS =
            List.of(Button.LP, Button.MP, Button.HP, Button.LK, Button.MK, Button.HK, Button.THROW);
    private static final int[] BUTTON_COLOURS = {0x7FC8FF, 0x3F8BE8, 0x2450B8, 0xFFB27F, 0xF07A38, 0xC04010, 0xE6E0F5};

    private final FightTables tables;
    private final BoxView boxes;
    private final MoveFacts facts;
    private boolean showBoxes;
    private boolean showInputs;
    private boolean showData;

    Overlay(FightTables tables) {
        this.tables = tables;
        this.boxes = new BoxView(tables);
        this.facts = new MoveFacts(tables);
    }

    void toggleBoxes() {
        showBoxes = !showBoxes;
    }

    void toggleInputs() {
        showInputs = !showInputs;
    }

    void toggleData() {
        showData = !showData;
    }

    void draw(Screen screen, Fight fight, FightState state, boolean safeColours) {
        if (showBoxes) boxes(screen, state, safeColours ? SAFE_COLOURS : COLOURS);
        if (showData) {
            for (int i = 0; i < 2; i++) data(screen, fight, i);
            bars(screen, fight.log());
        }
        for (int i = 0; i < 2; i++) {
            boolean policy = fight.controller(i) instanceof PolicyController;
            if (policy && (showInputs || showData)) {
                choices(screen, ((PolicyController) fight.controller(i)).seat(), i);
            } else if (showInputs) {
                inputs(screen, fight.log(), i);
            }
        }
    }

    /** The edge of a body is white where strikes pass through it, and thick and brown where it has armor. */
    private void boxes(Screen screen, FightState state, Map<BoxView.Kind, Integer> colours) {
        boolean[] safe = new boolean[2];
        boolean[] armored = new boolean[2];
        for (int i = 0; i < 2; i++) {
            safe[i] = facts.strikeSafe(state, 0, i);
            int row = tables.firstMove[state.player(0, i, Cells.FIGHTER)] + state.player(0, i, Cells.MOVE);
            armored[i] = state.player(0, i, Cells.STATE) == State.ATTACK && facts.armored(state, 0, i, row);
        }
        double left = MatchScene.camera(state, 0) - Surface.VIEW_WIDTH / 2.0;
        boxes.show(state, 0, (kind, player, x, low, width, height) -> {
            double sx = x / (double) SU - left;
            double sy = Surface.VIEW_HEIGHT - Surface.FLOOR - (low + height) / (double) SU;
            double w = width / (double) SU;
            double h = height / (double) SU;
            screen.opacity(kind == BoxView.Kind.HIT ? 0.45 : 0.22);
            screen.bar(sx, sy, w, h, colours.get(kind));
            screen.opacity(1);
            boolean body = kind == BoxView.Kind.HURT;
            if (body && armored[player]) screen.frame(sx - 1, sy - 1, w + 2, h + 2, ARMOR);
            int edge = body && armored[player] ? ARMOR : body && safe[player] ? SAFE : colours.get(kind);
            screen.frame(sx, sy, w, h, edge);
        });
    }

    /** Rows of cells, a frame each, newest on the right. */
    private void bars(Screen screen, FrameLog log) {
        screen.opacity(0.8);
        screen.bar(CELLS_LEFT - 2, CELLS_TOP - 2, CELL * FrameLog.CELLS + 4, 15, PANEL);
        screen.opacity(1);
        for (int i = 0; i < 2; i++) {
            for (int age = 0; age < FrameLog.CELLS; age++) {
                double x = CELLS_LEFT + CELL * (FrameLog.CELLS - 1 - age);
                screen.bar(x, CELLS_TOP + 6 * i, CELL - 0.8, 5, PARTS.get(log.part(i, age)));
            }
        }
    }

    private void data(Screen screen, Fight fight, int i) {
        FightState s = fight.state();
        FrameLog log = fight.log();
        double x = i == 0 ? 46 : 196;
        screen.opacity(0.72);
        screen.bar(x - 3, DATA_TOP - 3, 146, 56, PANEL);
        screen.opacity(1);
        int row = log.lastMove(i);
        Move move = row < 0 ? null : move(row);
        line(screen, x, 0, move == null ? "NO MOVE YET" : move.name() + " (" + move.id() + ")", Text.LIGHT);
        if (move != null) {
            line(screen, x, 1, "FRAME " + log.lastT(i) + " OF " + move.total(), Text.DULL);
            line(screen, x, 2, frames(move), Text.DULL);
            line(
                    screen,
                    x,
                    3,
                    "HIT " + signed(move.advantage().hit()) + "  BLOCK "
                            + signed(move.advantage().block()),
                    Text.DULL);
        }
        String measured = log.measured() ? signed(log.advantage(i)) : "-";
        int apart = Math.abs(s.player(0, 0, Cells.X) - s.player(0, 1, Cells.X)) / SU;
        boolean ahead = log.advantage(i) >= 0;
        line(screen, x, 4, "ADVANTAGE " + measured + "  DIST " + apart, ahead ? Text.GOLD : Text.RED);
        int share = MoveFacts.damageShare(s.player(0, 1 - i, Cells.COMBO_HITS));
        String damage = "DMG " + s.player(0, 1 - i, Cells.COMBO_DAMAGE) + " X" + share + "%";
        line(screen, x, 5, damage + " STUN " + s.player(0, 1 - i, Cells.STUN), Text.DULL);
    }

    private static void line(Screen screen, double x, int number, String text, int colour) {
        Text.left(
                screen, text.length() > 24 ? text.substring(0, 24) : text, x, DATA_TOP + DATA_LINE * number, 1, colour);
    }

    private Move move(int row) {
        int fighter = 0;
        while (tables.firstMove[fighter + 1] <= row) fighter++;
        return tables.roster.fighters().get(fighter).moves().get(row - tables.firstMove[fighter]);
    }

    /** Start-up, active and recovery as players write them. */
    private static String frames(Move move) {
        if (move.hits().isEmpty()) return "TOTAL " + move.total();
        int first = move.hits().get(0).frames().first();
        int last = move.hits().get(move.hits().size() - 1).frames().last();
        return "S " + first + " A " + (last - first + 1) + " R " + Math.max(0, move.total() - last);
    }

    private static String signed(Integer number) {
        if (number == null) return "KD";
        return number > 0 ? "+" + number : String.valueOf(number);
    }

    private void inputs(Screen screen, FrameLog log, int i) {
        double x = i == 0 ? 3 : Surface.VIEW_WIDTH - 41;
        screen.opacity(0.72);
        screen.bar(x - 1, 50, 40, 7.5 * FrameLog.INPUTS + 4, PANEL);
        screen.opacity(1);
        for (int age = 0; age < FrameLog.INPUTS; age++) {
            int length = log.length(i, age);
            if (length == 0) continue;
            double y = 53 + 7.5 * age;
            int word = log.word(i, age);
            if (log.special(i, age)) {
                screen.opacity(0.6);
                screen.bar(x, y - 1, 38, 7.2, SPECIAL);
                screen.opacity(1);
            }
            Text.left(screen, String.valueOf(Math.min(99, length)), x + 1, y, 0.7, Text.DULL);
            arrow(screen, x + 15, y + 2.5, word);
            double at = x + 22;
            for (int b = 0; b < BUTTONS.size(); b++) {
                if ((word >>> BUTTONS.get(b).bit() & 1) == 0) continue;
                dot(screen, at, y + 2.5, 2.1, BUTTON_COLOURS[b]);
                at += 5;
            }
        }
    }

    /** A line from the middle towards the direction; a dot for none. */
    private static void arrow(Screen screen, double x, double y, int word) {
        int dx = ((word & Inputs.RIGHT) != 0 ? 1 : 0) - ((word & Inputs.LEFT) != 0 ? 1 : 0);
        int dy = ((word & Inputs.UP) != 0 ? 1 : 0) - ((word & Inputs.DOWN) != 0 ? 1 : 0);
        screen.look(0);
        double up = Surface.VIEW_HEIGHT - Surface.FLOOR - y;
        if (dx == 0 && dy == 0) dot(screen, x, y, 0.8, Text.DULL);
        else screen.capsule(x - 2 * dx, up - 2 * dy, 0.5, x + 1.6 * dx, up + 1.6 * dy, 1.7, Text.LIGHT);
    }

    private static void dot(Screen screen, double x, double y, double r, int rgb) {
        screen.look(0);
        double up = Surface.VIEW_HEIGHT - Surface.FLOOR - y;
        screen.capsule(x, up, r, x, up, r, rgb);
    }

    /** The choices that a policy was most likely to take at its last decision. */
    private static void choices(Screen screen, PolicySeat seat, int i) {
        double x = i == 0 ? 3 : Surface.VIEW_WIDTH - 103;
        double top = 112;
        screen.opacity(0.72);
        screen.bar(x - 1, top - 2, 102, 9 * SHOWN_CHOICES + 21, PANEL);
        screen.opacity(1);
        Text.left(screen, "POLICY, EVERY " + seat.frameSkip() + " F", x + 1, top, 0.8, Text.GOLD);
        double sum = 0;
        for (int c = 0; c < seat.choices(); c++) sum += seat.chance(c);
        if (sum == 0) {
            Text.left(screen, "TELLS NO ODDS", x + 1, top + 9, 0.8, Text.DULL);
            return;
        }
        double value = seat.value();
        String expects = Double.isNaN(value) ? "TELLS NO VALUE" : String.format(Locale.ROOT, "VALUE %+.3f", value);
        Text.left(screen, expects, x + 1, top + 9, 0.8, Double.isNaN(value) ? Text.DULL : Text.LIGHT);
        boolean[] shown = new boolean[seat.choices()];
        for (int n = 0; n < Math.min(SHOWN_CHOICES, shown.length); n++) {
            int best = -1;
            for (int c = 0; c < shown.length; c++) {
                if (!shown[c] && (best < 0 || seat.chance(c) > seat.chance(best))) best = c;
            }
            shown[best] = true;
            double y = top + 18 + 9 * n;
            screen.bar(x + 1, y - 1, 98 * seat.chance(best), 8, 0x35507A);
            Text.left(screen, seat.choice(best), x + 3, y, 0.8, Text.LIGHT);
            Text.right(screen, Math.round(100 * seat.chance(best)) + "%", x + 99, y, 0.8, Text.LIGHT);
        }
    }
}
