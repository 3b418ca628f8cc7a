package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Policy;
import io.github.marl4j.viewer.ViewOptions.Mode;
import io.github.marl4j.viewer.screen.FightScene;
import io.github.marl4j.viewer.screen.Spectate;
import io.github.marl4j.viewer.watch.Episode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watching policies. */
final class WatchTest {
    @TempDir
    private Path folder;

    @Test
    void everyMomentOfAnEpisodeCanBeSeenAgain() {
        TrainedPolicy random = new TrainedPolicy("random", "smax/3m-v1", Map.of(), Policy.random());
        try (Episode episode = new Episode(random, 7)) {
            assertThat(episode.last()).isBetween(2, 100);
            var middle = episode.picture(episode.last() / 2);
            var end = episode.picture(episode.last());
            assertThat(episode.picture(episode.last() / 2)).isEqualTo(middle).isNotEqualTo(end);
        }
    }

    @Test
    void aRunOfAnotherFamilyIsFilmedInItsEnvironment() throws IOException {
        Headless headless = new Headless(folder);
        headless.mode = Mode.WATCH;
        headless.file = folder;
        headless.frames = 30;
        headless.script = "10 tap END\n";
        headless.policies = path -> new TrainedPolicy("random", "smax/3m-v1", Map.of(), Policy.random());
        try (Viewer viewer = headless.open()) {
            viewer.run();
            assertThat(viewer.theatre().scene()).isInstanceOf(Spectate.class);
        }
    }

    @Test
    void aFightingPolicyFightsItself() throws IOException {
        Headless headless = new Headless(folder);
        headless.mode = Mode.WATCH;
        headless.file = folder;
        headless.policies = path -> new TrainedPolicy("random", "fighting/vector-fast-v1", Map.of(), Policy.random());
        headless.frames = 300;
        FightScene scene = headless.fight();
        assertThat(scene.fight().log().lastMove(0)).isNotNegative();
        assertThat(scene.fight().log().lastMove(1)).isNotNegative();
    }
}
