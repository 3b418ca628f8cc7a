package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.marl4j.env.Policy;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.viewer.fight.Controller;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.input.Settings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What spares people: no flashes, no pauses of the collector, the side they like to play. */
final class ComfortTest {
    private static final int SECOND = 60;

    @TempDir
    private Path folder;

    /** Mean light of a picture, 0 to 1, by the weights of ITU-R BT.709; without its correction of gamma, so that small changes in the dark count more. */
    private static double light(BufferedImage picture) {
        double sum = 0;
        int[] rgb = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        for (int each : rgb) sum += 0.2126 * (each >> 16 & 255) + 0.7152 * (each >> 8 & 255) + 0.0722 * (each & 255);
        return sum / rgb.length / 255;
    }

    /** Returns how often light turns after a change of at least a tenth within the worst second, as WCAG 2.1 (2.3.1) counts: two turns are a flash. */
    private static int turnsInASecond(double[] light) {
        boolean[] turns = new boolean[light.length];
        double extreme = light[0];
        int direction = 0;
        for (int frame = 1; frame < light.length; frame++) {
            double change = light[frame] - extreme;
            if (direction == 0 ? Math.abs(change) >= 0.1 : -direction * change >= 0.1) {
                direction = change > 0 ? 1 : -1;
                turns[frame] = true;
                extreme = light[frame];
            } else if (direction * change > 0) {
                extreme = light[frame];
            }
        }
        int most = 0;
        int now = 0;
        for (int frame = 0; frame < turns.length; frame++) {
            if (turns[frame]) now++;
            if (frame >= SECOND && turns[frame - SECOND]) now--;
            most = Math.max(most, now);
        }
        return most;
    }

    @Test
    void theCountOfFlashesFindsThemAndNoSlowChanges() {
        double[] light = new double[2 * SECOND];
        for (int frame = 0; frame < light.length; frame++) light[frame] = frame / 6 % 2; // five flashes a second
        assertThat(turnsInASecond(light)).isEqualTo(10);
        for (int frame = 0; frame < light.length; frame++) light[frame] = frame / 2.0 / SECOND;
        assertThat(turnsInASecond(light)).isEqualTo(1);
    }

    @Test
    void theScreenNeverFlashesMoreThanThreeTimesASecond() throws IOException {
        Headless headless = new Headless(folder);
        headless.left = "cpu:6";
        headless.right = "cpu:1";
        headless.width = 128;
        headless.height = 128;
        headless.frames = 900;
        headless.film = folder.resolve("frames");
        Fight fight = headless.fight().fight();
        assertThat(fight.state().match(0, Cells.WINS))
                .as("a knock-out is among the frames")
                .isPositive();
        double[] light = new double[headless.frames];
        for (int frame = 0; frame < light.length; frame++) {
            Path file = headless.film.resolve(String.format("frame_%06d.png", frame + 1));
            light[frame] = light(ImageIO.read(file.toFile()));
            Files.delete(file);
        }
        assertThat(turnsInASecond(light)).isLessThanOrEqualTo(2 * 3);
    }

    private long allocated(int frames) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Headless headless = new Headless(folder);
        headless.left = headless.right = "cpu:6";
        headless.overlay = List.of("hit", "input", "data");
        headless.width = 192;
        headless.height = 128;
        headless.frames = frames;
        try (Viewer viewer = headless.open()) {
            long before = threads.getCurrentThreadAllocatedBytes();
            viewer.run();
            return threads.getCurrentThreadAllocatedBytes() - before;
        }
    }

    @Test
    void aFrameLeavesTheCollectorNextToNothing() throws IOException {
        allocated(600); // classes
        long each = (allocated(1200) - allocated(600)) / 600;
        assertThat(each)
                .as("bytes for each frame, mostly the words of the overlay")
                .isLessThan(8_000);
    }

    @Test
    void whoChangesSidesPlaysTheOtherFighterFromTheNextFrameOn() throws IOException {
        Headless headless = new Headless(folder);
        headless.right = "cpu:1";
        headless.frames = 100;
        headless.script = "60 tap TAB\n70 down S\n";
        Fight fight = headless.fight().fight();
        assertThat(fight.controller(0).name()).isEqualTo("CPU 1");
        assertThat(fight.controller(1).name()).isEqualTo("PLAYER 1");
        int[] inputs = fight.replay().inputs();
        assertThat(inputs[2 * 70 + 1]).isEqualTo(Inputs.DOWN);
    }

    @Test
    void aPolicyPlaysTheOtherSideToo() throws IOException {
        Headless headless = new Headless(folder);
        headless.right = "policy:random";
        headless.policies = path -> new TrainedPolicy("random", "fighting/vector-fast-v1", Map.of(), Policy.random());
        headless.frames = 300;
        headless.script = "60 tap TAB\n";
        Fight fight = headless.fight().fight();
        Controller left = fight.controller(0);
        assertThat(left.name()).isEqualTo("random");
        assertThat(fight.log().lastMove(0)).as("strikes").isNotNegative();
    }

    @Test
    void inTrainingTheTwoChangePlaces() throws IOException {
        Headless headless = new Headless(folder);
        headless.mode = ViewOptions.Mode.TRAINING;
        headless.frames = 70;
        Fight before = headless.fight().fight();
        int left = before.state().player(0, 0, Cells.X);
        int right = before.state().player(0, 1, Cells.X);
        assertThat(left).isLessThan(right);
        headless.script = "60 tap TAB\n";
        Fight after = headless.fight().fight();
        assertThat(after.state().player(0, 0, Cells.X)).isEqualTo(right);
        assertThat(after.state().player(0, 1, Cells.X)).isEqualTo(left);
        assertThat(after.state().player(0, 0, Cells.FACING))
                .as("looks at the other")
                .isEqualTo(-1);
    }

    /** Returns how many rows of the picture have a letter of the name of the player on the left. */
    private int rowsOfTheName() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 70;
        headless.shot = folder.resolve("shot.png");
        headless.fight();
        BufferedImage picture = ImageIO.read(headless.shot.toFile());
        int rows = 0;
        for (int y = 195; y < 212; y++) {
            boolean letter = false;
            for (int x = 8; x < 56; x++) letter |= (picture.getRGB(x, y) & 0xFFFFFF) == 0xFFF6DA;
            if (letter) rows++;
        }
        return rows;
    }

    @Test
    void largeTextIsHalfAsHighAgain() throws IOException {
        int usual = rowsOfTheName();
        Settings large = Settings.defaults();
        large.useLargeText(true);
        large.write(folder.resolve("viewer.json"));
        assertThat(rowsOfTheName() - usual).as("rows more than the usual seven").isBetween(3, 4);
    }
}
