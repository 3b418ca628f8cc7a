package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Policy;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.viewer.ViewOptions.Mode;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.fight.PolicyController;
import io.github.marl4j.viewer.screen.FightScene;
import io.github.marl4j.viewer.screen.PlayerList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways through the menus, typed. */
final class MenuTest {
    @TempDir
    private Path folder;

    private Headless menu(String envId, String script) {
        Headless headless = new Headless(folder);
        headless.mode = Mode.MENU;
        headless.frames = 200;
        headless.script = script;
        headless.policies = new PolicySource() {
            @Override
            public TrainedPolicy open(Path file) {
                return new TrainedPolicy("rival", envId, Map.of(), Policy.random());
            }

            @Override
            public List<Path> fighters() {
                return List.of(Path.of("runs/rival"));
            }
        };
        return headless;
    }

    @Test
    void aPolicyThatLiesAroundIsChosenAndFightsInItsColours() throws IOException {
        Headless headless = menu("fighting/vector-fast-v1", """
                5 tap S
                10 tap U
                20 tap U
                30 tap O
                40 tap A
                45 tap A
                50 tap U
                60 tap U
                70 tap U
                """);
        Fight fight = headless.fight().fight();
        assertThat(fight.controller(1)).isInstanceOf(PolicyController.class);
        assertThat(fight.controller(1).name()).isEqualTo("rival");
        assertThat(fight.frame()).isPositive();
        assertThat(fight.costume(0)).isEqualTo(1);
        assertThat(fight.fighter(1)).isEqualTo(fight.fighter(0));
        assertThat(fight.costume(1)).as("equal fighters wear different colours").isZero();
    }

    @Test
    void aPolicyOfAnotherGameIsRefusedInTheMenuAndTheListStays() throws IOException {
        Headless headless = menu("smax/3m-v1", "5 tap S\n10 tap U\n20 tap U\n");
        try (Viewer viewer = headless.open()) {
            viewer.run();
            assertThat(viewer.theatre().scene()).isInstanceOf(PlayerList.class);
            assertThat(viewer.theatre().news()).contains("smax/3m-v1", "only policies of fighting/");
        }
    }

    @Test
    void aPauseOfTrainingSetsMeterAndCounterHits() throws IOException {
        Headless headless = new Headless(folder);
        headless.mode = Mode.TRAINING;
        headless.frames = 130;
        headless.script = """
                5 tap ESCAPE
                10 tap S
                14 tap S
                18 tap S
                22 tap S
                26 tap S
                30 tap S
                34 tap U
                38 tap S
                42 tap U
                46 tap ESCAPE
                """;
        FightScene scene = headless.fight();
        Fight fight = scene.fight();
        fight.state().cells[Cells.player(Cells.match(0), 0) + Cells.METER] = 0;
        scene.step();
        assertThat(fight.state().player(0, 0, Cells.METER))
                .as("the meter is no longer filled")
                .isLessThan(100);
        assertThat(fight.replay()).as("with other rules there is no record").isNull();
    }
}
