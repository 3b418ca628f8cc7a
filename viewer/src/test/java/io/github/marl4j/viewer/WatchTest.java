package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Policy;
import io.github.marl4j.viewer.ViewOptions.Mode;
import io.github.marl4j.viewer.screen.FightScene;
import io.github.marl4j.viewer.screen.Spectate;
import io.github.marl4j.viewer.watch.Episode;
import io.github.marl4j.viewer.watch.Talk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** A story about the game of a pond; it is the month that asks for {@code 5} units each. */
    private static TrainedPolicy recorded(int months) {
        Policy five = (spec, group, numEnvs, seed) -> (batch, actions) -> {
            for (int row = 0; row < actions.groups[group].ints.length; row++) actions.groups[group].ints[row] = 5;
        };
        List<List<Story.Line>> said = new ArrayList<>();
        String much = "Let us all take five, and not a single one more. ".repeat(60);
        for (int month = 0; month < months; month++) {
            said.add(month == 1 ? List.of(new Story.Line("Kate", much)) : List.of());
        }
        return new TrainedPolicy("models", "commons/fishery-v1", Map.of(), five, new Story(7, months, said));
    }

    private Spectate watch(TrainedPolicy what, int frames, String script) throws IOException {
        Headless headless = new Headless(folder);
        headless.mode = Mode.WATCH;
        headless.file = folder;
        headless.frames = frames;
        headless.script = script;
        headless.policies = path -> what;
        try (Viewer viewer = headless.open()) {
            viewer.run();
            return (Spectate) viewer.theatre().scene();
        }
    }

    @Test
    void aRecordedSocietyEndsWhereItsRecordEnds() {
        try (Episode episode = new Episode(recorded(4), 1)) {
            assertThat(episode.last()).isEqualTo(4);
            assertThat(episode.ending()).isEqualTo("STILL GOING ON");
            assertThat(episode.score(4)).contains("100"); // 4 months, 5 people, 5 units
        }
        try (Episode other = new Episode(recorded(4), 99);
                Episode same = new Episode(recorded(4), 1)) {
            assertThat(other.picture(3)).isEqualTo(same.picture(3));
        }
    }

    @Test
    void aMonthWithMuchTalkStaysUntilAllItsPagesWereShown() throws IOException {
        assertThat(watch(recorded(6), 4 * 60 + 30, "").moment()).isEqualTo(1);
        assertThat(watch(recorded(6), 3 * 4 * 60 + 30, "").moment()).isEqualTo(2);
    }

    @Test
    void spaceStopsAndArrowsSeek() throws IOException {
        TrainedPolicy random = new TrainedPolicy("random", "smax/3m-v1", Map.of(), Policy.random());
        assertThat(watch(random, 60, "10 tap SPACE\n").moment()).isEqualTo(1);
        assertThat(watch(random, 60, "10 tap UP\n15 tap RIGHT\n20 tap LEFT\n25 tap LEFT\n")
                        .moment())
                .isEqualTo(10);
        assertThat(watch(random, 60, "10 tap END\n15 tap HOME\n").moment()).isZero();
    }

    @Test
    void longTalkIsWrappedIntoPagesThatDiffer() {
        Talk talk = new Talk(300, 200, 12);
        List<Story.Line> lines =
                List.of(new Story.Line("Kate", "word ".repeat(400)), new Story.Line("", "x".repeat(200)));
        assertThat(talk.pages(lines)).isGreaterThan(3);
        assertThat(talk.pages(List.of())).isEqualTo(1);
        assertThat(talk.page("Month 1", lines, 0)).isNotEqualTo(talk.page("Month 1", lines, talk.pages(lines) - 1));
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
