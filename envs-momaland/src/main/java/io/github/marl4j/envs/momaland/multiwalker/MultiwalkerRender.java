package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** Pictures and text of the walkers. The camera moves with the package; hills far away move slower. */
final class MultiwalkerRender {
    private static final int WIDTH = 840;
    private static final int HEIGHT = 380;
    private static final Color SKY = new Color(0x9CCBEF);
    private static final Color HORIZON = new Color(0xF1F7FC);
    private static final Color FAR_HILLS = new Color(0xC3D9E6);
    private static final Color NEAR_HILLS = new Color(0xA5C9B4);
    private static final Color EARTH = new Color(0x8A6B4B);
    private static final Color GRASS = new Color(0x55A845);
    private static final Color PACKAGE = new Color(0xC98F4E);
    private static final Color STRAP = new Color(0x8C5A26);
    private static final Color INK = new Color(0x26323B);
    private static final Color DOWN = new Color(0x8D949A);

    private final MultiwalkerKernel team;
    private final MultiwalkerState state;
    private final int env;
    private final int n;
    private final Graphics2D g;
    /** Pixels of a metre, and what is seen at the left edge [m]. */
    private final double zoom;

    private final double left;

    private MultiwalkerRender(MultiwalkerKernel team, int env, Graphics2D g) {
        this.team = team;
        this.state = team.state;
        this.env = env;
        this.g = g;
        n = team.options.nWalkers();
        double width = Math.max(12, 1.35 * MultiwalkerSpec.packageLength(n));
        zoom = WIDTH / width;
        left = team.packageNumber(env, 0) - width / 2;
    }

    static Frame frame(MultiwalkerKernel team, int env) {
        return Canvas.paint(WIDTH, HEIGHT, g -> new MultiwalkerRender(team, env, g).paint());
    }

    private void paint() {
        g.setPaint(new GradientPaint(0, 0, SKY, 0, HEIGHT * 0.7f, HORIZON));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        hills(FAR_HILLS, 0.15, 120, 34);
        hills(NEAR_HILLS, 0.35, 78, 22);
        AffineTransform pixels = g.getTransform();
        g.translate(0, HEIGHT - 70);
        g.scale(zoom, -zoom);
        g.translate(-left, -MultiwalkerSpec.GROUND_Y);
        flag((team.options.terrainLength() - MultiwalkerSpec.FINISH_STRIP) * MultiwalkerSpec.TERRAIN_STEP);
        for (int i = 0; i < n; i++) if (state.present[env * n + i]) walker(i);
        load();
        ground();
        g.setTransform(pixels);
        words();
    }

    private void hills(Color colour, double speed, double height, double swing) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, HEIGHT);
        for (int x = 0; x <= WIDTH; x += 6) {
            double along = (x + speed * left * zoom) / 90;
            double up = height
                    + swing * (Math.sin(along) + 0.6 * Math.sin(2.3 * along + 1) + 0.3 * Math.sin(4.1 * along + 2));
            path.lineTo(x, HEIGHT - 40 - up);
        }
        path.lineTo(WIDTH, HEIGHT);
        path.closePath();
        g.setColor(colour);
        g.fill(path);
    }

    private void flag(double x) {
        g.setColor(INK);
        double y = MultiwalkerSpec.GROUND_Y;
        g.fill(new Rectangle2D.Double(x - 0.03, y - 1, 0.06, 3.6));
        Path2D cloth = new Path2D.Double();
        cloth.moveTo(x + 0.03, y + 2.6);
        cloth.lineTo(x + 1.1, y + 2.25);
        cloth.lineTo(x + 0.03, y + 1.9);
        cloth.closePath();
        g.setColor(new Color(0xD23B30));
        g.fill(cloth);
    }

    private void ground() {
        int corners = team.options.terrainLength();
        Path2D earth = new Path2D.Double();
        Path2D grass = new Path2D.Double();
        earth.moveTo(0, -100);
        for (int k = 0; k < corners; k++) {
            double x = k * MultiwalkerSpec.TERRAIN_STEP;
            double y = state.heights[env * corners + k];
            earth.lineTo(x, y);
            if (k == 0) grass.moveTo(x, y);
            else grass.lineTo(x, y);
        }
        earth.lineTo((corners - 1) * MultiwalkerSpec.TERRAIN_STEP, -100);
        earth.closePath();
        g.setColor(EARTH);
        g.fill(earth);
        g.setColor(GRASS);
        g.setClip(earth);
        g.setStroke(new BasicStroke((float) (0.5 + 4 / zoom), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(grass);
        g.setClip(null);
    }

    /** Draws something whose measures are those of a body around its origin. */
    private void at(int body, Runnable painter) {
        AffineTransform world = g.getTransform();
        int at = state.at(env, body);
        g.translate(state.body[at], state.body[at + 1]);
        g.rotate(state.body[at + 2]);
        painter.run();
        g.setTransform(world);
    }

    /** The leg of side −1 is behind the hull, that of side +1 before it. */
    private void walker(int i) {
        Color colour = state.fallen[env * n + i] ? DOWN : Canvas.colour(i);
        Color behind = Canvas.mix(colour, Color.BLACK, 0.38f);
        int hull = MultiwalkerSpec.hull(i);
        leg(hull + 1, behind);
        at(hull, () -> hull(colour));
        leg(hull + 3, Canvas.mix(colour, Color.BLACK, 0.14f));
    }

    private void leg(int upper, Color colour) {
        at(upper + 1, () -> bone(MultiwalkerSpec.LOWER_LEG_HALF_WIDTH, colour));
        at(upper, () -> bone(MultiwalkerSpec.UPPER_LEG_HALF_WIDTH, colour));
    }

    private void bone(double half, Color colour) {
        double tall = MultiwalkerSpec.LEG_HALF_HEIGHT;
        Rectangle2D bone = new Rectangle2D.Double(-half, -tall, 2 * half, 2 * tall);
        g.setColor(colour);
        g.fill(bone);
        outline();
        g.draw(bone);
        g.fill(new Ellipse2D.Double(-0.05, tall - 0.1, 0.1, 0.1));
    }

    private void hull(Color colour) {
        Path2D shape = new Path2D.Double();
        float[] corners = MultiwalkerSpec.HULL;
        shape.moveTo(corners[0], corners[1]);
        for (int c = 2; c < corners.length; c += 2) shape.lineTo(corners[c], corners[c + 1]);
        shape.closePath();
        g.setColor(colour);
        g.fill(shape);
        outline();
        g.draw(shape);
        g.setColor(Color.WHITE);
        g.fill(new Ellipse2D.Double(0.62, -0.1, 0.22, 0.22));
        g.setColor(INK);
        g.fill(new Ellipse2D.Double(0.72, -0.04, 0.1, 0.1));
    }

    private void outline() {
        g.setColor(INK);
        g.setStroke(new BasicStroke((float) (1.2 / zoom)));
    }

    private void load() {
        double half = MultiwalkerSpec.packageLength(n) / 2;
        double thin = 5 / MultiwalkerSpec.SCALE;
        at(0, () -> {
            Rectangle2D box = new Rectangle2D.Double(-half, -thin, 2 * half, 2 * thin);
            g.setColor(PACKAGE);
            g.fill(box);
            g.setColor(STRAP);
            for (double x = -half + 1; x < half - 0.5; x += 2) g.fill(new Rectangle2D.Double(x, -thin, 0.16, 2 * thin));
            outline();
            g.draw(box);
        });
    }

    private void words() {
        g.setColor(INK);
        Canvas.text(g, headline(team, env), 14, 24, 15);
        g.setColor(Color.WHITE);
        int first = Math.max(0, (int) Math.ceil(left / 5));
        int last = (int) Math.floor((left + WIDTH / zoom) / 5);
        int every = Math.max(1, (last - first) / 12);
        for (int mark = first; mark <= last; mark++) {
            if (mark % every == 0)
                Canvas.centred(g, 5 * mark + " m", (int) ((5 * mark - left) * zoom), HEIGHT - 18, 12);
        }
    }

    private static String headline(MultiwalkerKernel team, int env) {
        String line = String.format(
                Locale.ROOT,
                "step %d of %d    package at %.2f m, tilted by %+.1f°",
                team.state.time[env],
                team.options.maxCycles(),
                team.packageNumber(env, 0),
                Math.toDegrees(team.packageNumber(env, 2)));
        return team.state.dropped[env] ? line + ", dropped" : line;
    }

    static String text(MultiwalkerKernel team, int env) {
        int n = team.options.nWalkers();
        StringBuilder text = new StringBuilder(headline(team, env));
        double finish = (team.options.terrainLength() - MultiwalkerSpec.FINISH_STRIP) * MultiwalkerSpec.TERRAIN_STEP;
        text.append(String.format(Locale.ROOT, "    finish at %.2f m%n", finish));
        for (int i = 0; i < n; i++) {
            int row = env * n + i;
            text.append("walker_").append(i).append(": ");
            text.append(team.state.present[row] ? walker(team, env, i) : "fallen, out of the world")
                    .append('\n');
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String walker(MultiwalkerKernel team, int env, int i) {
        MultiwalkerState state = team.state;
        int n = team.options.nWalkers();
        int hull = state.at(env, MultiwalkerSpec.hull(i));
        int row = env * n + i;
        return String.format(
                Locale.ROOT,
                "at %.2f m, hull %.2f m high, tilted by %+.1f°, feet %s %s%s",
                state.body[hull],
                state.body[hull + 1] - MultiwalkerSpec.GROUND_Y,
                Math.toDegrees(state.body[hull + 2]),
                state.ground[2 * row] ? "down" : "up",
                state.ground[2 * row + 1] ? "down" : "up",
                state.fallen[row] ? ", fallen" : "");
    }
}
