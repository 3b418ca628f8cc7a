package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.engine.BoxView;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.viewer.ViewOptions.Mode;
import io.github.marl4j.viewer.fight.Fight;
import io.github.marl4j.viewer.screen.FightScene;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen agrees with what is so. At the native size a pixel of the picture is one of the game. */
final class PictureTest {
    private static final int HEALTH = 0xF2A93B;

    @TempDir
    private Path folder;

    private BufferedImage shot(Headless headless) throws IOException {
        headless.shot = folder.resolve("shot.png");
        try (Viewer viewer = headless.open()) {
            viewer.run();
        }
        return ImageIO.read(headless.shot.toFile());
    }

    @Test
    void theBarsAreAsLongAsTheHealth() throws IOException {
        Headless headless = new Headless(folder);
        headless.left = "cpu:8";
        headless.right = "cpu:1";
        headless.frames = 500;
        headless.shot = folder.resolve("shot.png");
        Fight fight = headless.fight().fight();
        BufferedImage picture = ImageIO.read(headless.shot.toFile());
        int[] most = {1000, 1020};
        for (int side = 0; side < 2; side++) {
            int from = side == 0 ? 14 : 384 - 14 - 150;
            int lit = 0;
            for (int x = from; x < from + 150; x++) if ((picture.getRGB(x, 17) & 0xFFFFFF) == HEALTH) lit++;
            double expected = 150.0 * fight.state().player(0, side, Cells.HP) / most[side];
            assertThat(lit).as("side %s", side).isBetween((int) expected - 1, (int) expected + 2);
        }
    }

    @Test
    void everyBoxThatCanBeHitHasItsColourWhereItIs() throws IOException {
        Headless headless = new Headless(folder);
        headless.overlay = List.of("hit");
        headless.frames = 70;
        headless.shot = folder.resolve("shot.png");
        Fight fight = headless.fight().fight();
        BufferedImage picture = ImageIO.read(headless.shot.toFile());
        int[] seen = new int[1];
        new BoxView(FightTables.shipped()).show(fight.state(), 0, (kind, player, left, low, width, height) -> {
            if (kind != BoxView.Kind.HURT) return;
            int x = left / 256 + 192 + width / 512; // the camera is in the middle
            int y = 200 - (low + height) / 256;
            assertThat(picture.getRGB(x, y) & 0xFFFFFF).as("x=%s y=%s", x, y).isEqualTo(0x58D66B);
            seen[0]++;
        });
        assertThat(seen[0]).isGreaterThanOrEqualTo(4);
    }

    @Test
    void eachSceneShowsSomethingOfItsOwn() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 8;
        headless.mode = Mode.MENU;
        BufferedImage menu = shot(headless);
        headless.mode = Mode.LADDER;
        BufferedImage ladder = shot(headless);
        headless.mode = Mode.TRAINING;
        BufferedImage training = shot(headless);
        assertThat(differing(menu, ladder)).isGreaterThan(20_000);
        assertThat(differing(menu, training)).isGreaterThan(20_000);
    }

    @Test
    void aKnockOutHasOneWhitePicture() throws IOException {
        Headless headless = new Headless(folder);
        headless.left = "cpu:8"; // the other one stands still
        headless.width = headless.height = 128;
        headless.frames = 400;
        headless.film = folder.resolve("frames");
        try (Viewer viewer = headless.open()) {
            Fight fight = ((FightScene) viewer.theatre().scene()).fight();
            fight.state().cells[Cells.player(Cells.match(0), 1) + Cells.HP] = 1;
            fight.changed();
            viewer.run();
            assertThat(fight.state().match(0, Cells.WINS)).isEqualTo(1);
        }
        int white = 0;
        for (int frame = 1; frame <= headless.frames; frame++) {
            Path file = headless.film.resolve(String.format("frame_%06d.png", frame));
            if (bright(ImageIO.read(file.toFile()))) white++;
        }
        assertThat(white).isEqualTo(1);
    }

    private static boolean bright(BufferedImage picture) {
        int bright = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            int rgb = picture.getRGB(x, picture.getHeight() / 2);
            if ((rgb & 255) > 200 && (rgb >> 8 & 255) > 200 && (rgb >> 16 & 255) > 200) bright++;
        }
        return bright > picture.getWidth() * 0.9;
    }

    private static int differing(BufferedImage a, BufferedImage b) {
        int differing = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) if (a.getRGB(x, y) != b.getRGB(x, y)) differing++;
        }
        return differing;
    }

    @Test
    void equalMatchesLookEqual() throws IOException {
        Headless headless = new Headless(folder);
        headless.left = headless.right = "cpu:6";
        headless.frames = 150;
        BufferedImage first = shot(headless);
        assertThat(differing(first, shot(headless))).isZero();
    }

    @Test
    void aFilmHasEverySecondFrameAndTheSizeOfThePicture() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 60;
        headless.film = folder.resolve("film.gif");
        headless.fight();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(headless.film.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(30);
            assertThat(reader.read(29).getWidth()).isEqualTo(384);
        }
    }

    @Test
    void aFolderOfPicturesHasEveryFrame() throws IOException {
        Headless headless = new Headless(folder);
        headless.frames = 20;
        headless.film = folder.resolve("frames");
        headless.fight();
        try (Stream<Path> files = Files.list(headless.film)) {
            assertThat(files).hasSize(20);
        }
        assertThat(ImageIO.read(headless.film.resolve("frame_000020.png").toFile())
                        .getHeight())
                .isEqualTo(224);
    }
}
