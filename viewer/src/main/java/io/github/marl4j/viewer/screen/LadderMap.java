package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.roster.Roster;
import io.github.marl4j.viewer.fight.Controller;
import io.github.marl4j.viewer.fight.CpuController;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.fight.HumanController;
import io.github.marl4j.viewer.window.Screen;
import java.util.List;

/** The street of twelve lanterns: those of beaten opponents are lit. */
public final class LadderMap implements Scene {
    private static final int COLUMNS = 6;

    private final Theatre theatre;
    private final int fighter;
    private final int costume;
    private final int beaten;
    private final Menu menu;
    private int time;

    /**
     * Shows the street.
     *
     * @param fighter index of the person's
     * @param costume number of its colours
     * @param beaten opponents so far
     */
    public LadderMap(Theatre theatre, int fighter, int costume, int beaten) {
        this.theatre = theatre;
        this.fighter = fighter;
        this.costume = costume;
        this.beaten = beaten;
        this.menu = new Menu(theatre, List.of(cleared() ? "WELL FOUGHT" : "FIGHT", "LEAVE"));
    }

    private List<Roster.Stage> stages() {
        return theatre.tables.roster.ladder();
    }

    private boolean cleared() {
        return beaten >= theatre.tables.roster.ladder().size();
    }

    @Override
    public void step() {
        time++;
        int item = theatre.hands.pause() ? 1 : menu.step();
        if (item == 0 && !cleared()) fight();
        else if (item >= 0) theatre.show(new Title(theatre));
    }

    /** Nobody should mistake two equal fighters. */
    private int opponentCostume() {
        return !cleared() && opponent(beaten) == fighter ? 1 - costume : 0;
    }

    private int opponent(int stage) {
        return theatre.tables.roster.indexOf("ladder", stages().get(stage).opponent());
    }

    private void fight() {
        int opponent = opponent(beaten);
        Controller person = new HumanController(theatre.hands, 0);
        Controller computer = new CpuController(1, stages().get(beaten).cpuLevel());
        Fight fight = new Fight(fighter, opponent, person, computer, theatre.nextSeed());
        fight.wear(costume, opponentCostume());
        theatre.show(new Splash(theatre, fight, opponent, new Stage(theatre, fight, opponent)));
    }

    @Override
    public void key(int key) {
        menu.key(key);
    }

    @Override
    public void draw(Screen screen, double part) {
        theatre.stages
                .of(cleared() ? opponent(stages().size() - 1) : opponent(beaten))
                .paint(0);
        screen.dim(70);
        String title = cleared() ? "THE STREET IS YOURS" : "STAGE " + (beaten + 1) + " OF " + stages().size();
        Text.title(screen, title, 8, 2, Text.GOLD);
        for (int stage = 0; stage < stages().size(); stage++) lantern(screen, stage);
        theatre.figures.stand(fighter, 50, 208, 0.66, 1, costume, time);
        if (!cleared()) {
            theatre.figures.stand(opponent(beaten), 334, 208, 0.66, -1, opponentCostume(), time);
            String name = theatre.tables.roster.fighters().get(opponent(beaten)).name();
            Text.center(screen, name + ", LEVEL " + stages().get(beaten).cpuLevel(), 148, 1.5, Text.LIGHT);
        }
        menu.draw(screen, 192, 176, 90);
    }

    /** Two rows along a rope; the walk goes right, then back left. */
    private void lantern(Screen screen, int stage) {
        int row = stage / COLUMNS;
        int column = row == 0 ? stage % COLUMNS : COLUMNS - 1 - stage % COLUMNS;
        double x = 47 + 58 * column;
        double y = 34 + 56 * row;
        boolean lit = stage < beaten;
        boolean now = stage == beaten;
        screen.look(0);
        double up = 200 - y;
        if (column < COLUMNS - 1) screen.capsule(x + 10, up + 3, 0.6, x + 48, up + 3, 0.6, 0x6B6288);
        double swing = Math.sin(time / 40.0 + stage) * 1.2;
        screen.capsule(x, up + 4, 0.5, x + swing, up - 3, 0.5, 0x6B6288);
        if (lit || now && time % 40 < 26) {
            screen.opacity(0.25);
            screen.capsule(x + swing, up - 11, 14, x + swing, up - 15, 14, 0xFFB347);
            screen.opacity(1);
        }
        int body = lit ? 0xFFB347 : now ? 0xE4572E : 0x3A3046;
        screen.capsule(x + swing, up - 10, 8, x + swing, up - 16, 8, body);
        screen.capsule(x + swing, up - 10, 4, x + swing, up - 16, 4, lit ? 0xFFE9B0 : now ? 0xFF8A5C : 0x4A4058);
        screen.capsule(x + swing - 4, up - 3, 1, x + swing + 4, up - 3, 1, 0x8A2E2A);
        screen.capsule(x + swing - 4, up - 24, 1, x + swing + 4, up - 24, 1, 0x8A2E2A);
        String name = theatre.tables.roster.fighters().get(opponent(stage)).id();
        Text.center(screen, name, x, y + 29, 1, lit || now ? Text.LIGHT : Text.DULL);
    }

    /** One fight of the ladder. */
    private final class Stage extends FightScene {
        Stage(Theatre theatre, Fight fight, int stage) {
            super(theatre, fight, stage, () -> theatre.show(new LadderMap(theatre, fighter, costume, beaten)));
        }

        @Override
        List<String> ended() {
            return List.of("GO ON");
        }

        @Override
        void chosenAtTheEnd(int item) {
            boolean won = fight.winner() == 0;
            if (!won) theatre.tell("BEATEN: TRY THIS STAGE AGAIN");
            theatre.show(new LadderMap(theatre, fighter, costume, won ? beaten + 1 : beaten));
        }
    }
}
