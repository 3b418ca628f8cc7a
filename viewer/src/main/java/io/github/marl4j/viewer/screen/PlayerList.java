package io.github.marl4j.viewer.screen;

import io.github.marl4j.viewer.TrainedPolicy;
import io.github.marl4j.viewer.fight.PolicyController;
import io.github.marl4j.viewer.window.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who is to play: the computer, or one of the policies that lie around. */
public final class PlayerList implements Scene {
    private static final int LETTERS = 48;

    private final Theatre theatre;
    private final String title;
    private final boolean computer;
    private final Consumer<TrainedPolicy> chosen;
    private final Runnable leave;
    private final List<Path> policies;
    private final Menu menu;

    /**
     * Lists them.
     *
     * @param computer whether the computer may be chosen too
     * @param chosen is told the policy, or {@code null} for the computer
     * @param leave what follows if nobody is chosen
     */
    public PlayerList(Theatre theatre, String title, boolean computer, Consumer<TrainedPolicy> chosen, Runnable leave) {
        this.theatre = theatre;
        this.title = title;
        this.computer = computer;
        this.chosen = chosen;
        this.leave = leave;
        this.policies = lyingAround();
        List<String> names = new ArrayList<>();
        if (computer) names.add("THE COMPUTER");
        for (Path policy : policies) names.add(end(policy.toString()));
        names.add("LEAVE");
        this.menu = new Menu(theatre, names);
    }

    private List<Path> lyingAround() {
        try {
            return theatre.policies.fighters();
        } catch (IllegalArgumentException unreadable) {
            theatre.tell(unreadable.getMessage());
            return List.of();
        }
    }

    private static String end(String path) {
        return path.length() <= LETTERS ? path : ".." + path.substring(path.length() - LETTERS + 2);
    }

    @Override
    public void step() {
        int item = theatre.hands.pause() ? menu.size() - 1 : menu.step();
        if (item < 0) return;
        if (item == menu.size() - 1) {
            leave.run();
            return;
        }
        if (computer && item == 0) {
            chosen.accept(null);
            return;
        }
        try {
            TrainedPolicy opened = theatre.policies.open(policies.get(item - (computer ? 1 : 0)));
            new PolicyController(opened, 1); // refuses what cannot fight before anything is chosen for it
            chosen.accept(opened);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            theatre.tell(refused.getMessage());
        }
    }

    @Override
    public void key(int key) {
        menu.key(key);
    }

    @Override
    public void draw(Screen screen, double part) {
        theatre.stages.of(9).paint(0);
        screen.dim(80);
        Text.title(screen, title, 14, 2, Text.GOLD);
        if (policies.isEmpty()) {
            Text.center(screen, "NO POLICY OF THE FIGHTING GAME IN RUNS OR EXAMPLES/POLICIES:", 40, 1, Text.LIGHT);
            Text.center(screen, "TRAIN ONE, OR NAME ONE WITH --P2 POLICY:FILE", 50, 1, Text.LIGHT);
        }
        menu.draw(screen, 192, 70, 312);
    }
}
