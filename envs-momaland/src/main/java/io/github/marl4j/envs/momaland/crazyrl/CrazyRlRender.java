package io.github.marl4j.envs.momaland.crazyrl;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The drones for people: the box in perspective, with a line from each drone down to its shadow on the ground. Seen from where MOMAland's window is, but nearer.
 */
final class CrazyRlRender {
    private static final int WIDTH = 840;
    private static final int HEIGHT = 620;
    /** The camera, for a box of size 3; it moves away in proportion. */
    private static final double[] EYE = {3, -11, 5};

    private static final double FIELD_OF_VIEW = 33;
    private static final double DEFAULT_SIZE = 3;
    private static final double DRONE_RADIUS = 0.13;
    private static final double TARGET_RADIUS = 0.18;
    private static final Color SKY_TOP = new Color(0x1C2A3E);
    private static final Color SKY_BOTTOM = new Color(0x51708F);
    private static final Color GROUND = new Color(0x2C4A3E);
    private static final Color DARK_GROUND = new Color(0x274237);
    private static final Color GRID = new Color(0x5F8F79);
    private static final Color BOX = new Color(0x9FB7CC);
    private static final Color TARGET = new Color(0xF5C518);
    private static final Color CRASH = new Color(0xFF5A4F);
    private static final float[] DASHES = {4f, 5f};

    private final CrazyRlKernel game;
    private final int env;
    private final double size;
    private final Perspective camera;
    private final Graphics2D g;

    private CrazyRlRender(CrazyRlKernel game, int env, Graphics2D g) {
        this.game = game;
        this.env = env;
        this.g = g;
        this.size = game.options.size();
        double far = Math.max(1, size / DEFAULT_SIZE);
        double[] eye = {EYE[0] * far, EYE[1] * far, EYE[2] * far};
        camera = new Perspective(eye, new double[] {0, 0, 1.1}, FIELD_OF_VIEW, WIDTH, HEIGHT);
    }

    static Frame frame(CrazyRlKernel game, int env) {
        return Canvas.paint(WIDTH, HEIGHT, g -> new CrazyRlRender(game, env, g).paint());
    }

    /** A ball in the air: as the window of MOMAland does, a turned view in which x goes into the picture. */
    private record Ball(String label, double x, double y, double z, double radius, Color colour, Color rim) {}

    private Perspective.Pixel see(double x, double y, double z) {
        return camera.see(-y, x, z);
    }

    private void paint() {
        g.setPaint(new GradientPaint(0, 0, SKY_TOP, 0, HEIGHT, SKY_BOTTOM));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        paintGround();
        paintBox();
        List<Ball> balls = balls();
        for (Ball ball : balls) paintShadow(ball);
        paintPlan();
        balls.sort(
                Comparator.comparingDouble(ball -> see(ball.x, ball.y, ball.z).size()));
        for (Ball ball : balls) paintBall(ball);
        List<Rectangle> taken = new ArrayList<>();
        for (Ball ball : balls) taken.add(outline(ball).getBounds());
        for (Ball ball : balls) paintLabel(ball, taken);
        paintWords();
    }

    private List<Ball> balls() {
        List<Ball> balls = new ArrayList<>();
        int axes = CrazyRlSpec.AXES;
        int at = axes * env;
        balls.add(new Ball(
                "", game.target[at], game.target[at + 1], game.target[at + 2], TARGET_RADIUS, TARGET, TARGET.darker()));
        for (int i = 0; i < game.options.numDrones(); i++) {
            at = axes * (env * game.options.numDrones() + i);
            double distance = game.toTarget(env, i);
            String label = String.format(Locale.ROOT, "%d: %.2f", i, distance);
            Color rim = crashed(i) ? CRASH : Color.WHITE;
            Color colour = Canvas.colour(i);
            balls.add(new Ball(
                    label, game.position[at], game.position[at + 1], game.position[at + 2], DRONE_RADIUS, colour, rim));
        }
        return balls;
    }

    private boolean crashed(int drone) {
        int at = CrazyRlSpec.AXES * (env * game.options.numDrones() + drone);
        boolean crash = game.position[at + 2] < CrazyRlSpec.CRASH || game.toTarget(env, drone) < CrazyRlSpec.CRASH;
        for (int j = 0; j < game.options.numDrones(); j++) {
            crash |= j != drone && game.apart(env, drone, j) < CrazyRlSpec.CRASH;
        }
        return crash;
    }

    private void paintGround() {
        int cells = (int) Math.max(1, Math.min(20, Math.round(2 * size)));
        double step = 2 * size / cells;
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                double x = -size + i * step;
                double y = -size + j * step;
                g.setColor((i + j) % 2 == 0 ? GROUND : DARK_GROUND);
                g.fill(outline(x, y, x + step, y + step, 0));
            }
        }
        g.setColor(GRID);
        g.setStroke(new BasicStroke(1));
        for (int i = 0; i <= cells; i++) {
            double at = -size + i * step;
            line(at, -size, 0, at, size, 0);
            line(-size, at, 0, size, at, 0);
        }
    }

    private Path2D outline(double x0, double y0, double x1, double y1, double z) {
        double[][] corners = {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
        Path2D path = new Path2D.Double();
        for (int c = 0; c < corners.length; c++) {
            Perspective.Pixel pixel = see(corners[c][0], corners[c][1], z);
            if (c == 0) path.moveTo(pixel.x(), pixel.y());
            else path.lineTo(pixel.x(), pixel.y());
        }
        path.closePath();
        return path;
    }

    private void line(double x0, double y0, double z0, double x1, double y1, double z1) {
        Perspective.Pixel a = see(x0, y0, z0);
        Perspective.Pixel b = see(x1, y1, z1);
        g.draw(new Line2D.Double(a.x(), a.y(), b.x(), b.y()));
    }

    private void paintBox() {
        g.setColor(new Color(BOX.getRed(), BOX.getGreen(), BOX.getBlue(), 90));
        g.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
        double top = CrazyRlOptions.HEIGHT;
        g.draw(outline(-size, -size, size, size, top));
        for (int corner = 0; corner < 4; corner++) {
            double x = corner % 2 == 0 ? -size : size;
            double y = corner < 2 ? -size : size;
            line(x, y, 0, x, y, top);
        }
    }

    private void paintShadow(Ball ball) {
        Perspective.Pixel foot = see(ball.x, ball.y, 0);
        double across = 1.3 * ball.radius * foot.size();
        g.setColor(new Color(0, 0, 0, 110));
        g.fill(new Ellipse2D.Double(foot.x() - across, foot.y() - 0.42 * across, 2 * across, 0.84 * across));
        Color colour = ball.colour;
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 230));
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {3, 3}, 0));
        line(ball.x, ball.y, 0, ball.x, ball.y, ball.z);
    }

    /** Shows where the target is going: along its path, or away from the middle of the drones. */
    private void paintPlan() {
        int at = CrazyRlSpec.AXES * env;
        double x = game.target[at];
        double y = game.target[at + 1];
        double z = game.target[at + 2];
        g.setColor(TARGET);
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, DASHES, 0));
        if (game.options.target() instanceof Target.Path path) {
            line(x, y, z, path.end().get(0), path.end().get(1), path.end().get(2));
            cross(path.end().get(0), path.end().get(1), path.end().get(2));
        } else if (game.options.target() instanceof Target.Fleeing) {
            int n = game.options.numDrones();
            double[] middle = new double[CrazyRlSpec.AXES];
            for (int i = 0; i < CrazyRlSpec.AXES * n; i++)
                middle[i % CrazyRlSpec.AXES] += game.position[at * n + i] / n;
            line(x, y, z, middle[0], middle[1], middle[2]);
            cross(middle[0], middle[1], middle[2]);
        }
    }

    private void cross(double x, double y, double z) {
        Perspective.Pixel pixel = see(x, y, z);
        g.setStroke(new BasicStroke(2));
        g.draw(new Line2D.Double(pixel.x() - 5, pixel.y() - 5, pixel.x() + 5, pixel.y() + 5));
        g.draw(new Line2D.Double(pixel.x() - 5, pixel.y() + 5, pixel.x() + 5, pixel.y() - 5));
    }

    private Ellipse2D outline(Ball ball) {
        Perspective.Pixel pixel = see(ball.x, ball.y, ball.z);
        double r = Math.max(4, ball.radius * pixel.size());
        return new Ellipse2D.Double(pixel.x() - r, pixel.y() - r, 2 * r, 2 * r);
    }

    private void paintBall(Ball ball) {
        Ellipse2D disc = outline(ball);
        double r = disc.getWidth() / 2;
        Point2D light = new Point2D.Double(disc.getCenterX() - 0.35 * r, disc.getCenterY() - 0.4 * r);
        Color[] shades = {Canvas.mix(ball.colour, Color.WHITE, 0.75f), ball.colour, ball.colour.darker()};
        g.setPaint(new RadialGradientPaint(light, (float) (1.5 * r), new float[] {0, 0.55f, 1}, shades));
        g.fill(disc);
        g.setColor(ball.rim);
        g.setStroke(new BasicStroke(ball.rim == CRASH ? 3 : 1));
        g.draw(disc);
    }

    /** Writes beside a ball, or above that where something is written already. */
    private void paintLabel(Ball ball, List<Rectangle> taken) {
        if (ball.label.isEmpty()) return;
        Perspective.Pixel pixel = see(ball.x, ball.y, ball.z);
        int x = (int) Math.round(pixel.x() + ball.radius * pixel.size() + 8);
        int y = (int) Math.round(pixel.y() + 5);
        Rectangle place = new Rectangle(x - 4, y - 14, 9 * ball.label.length() - 2, 19);
        while (taken.stream().anyMatch(place::intersects)) place.y -= 4;
        taken.add(place);
        g.setColor(new Color(0x10, 0x18, 0x24, 190));
        g.fillRoundRect(place.x, place.y, place.width, place.height, 8, 8);
        g.setColor(ball.rim == CRASH ? CRASH : Canvas.mix(ball.colour, Color.WHITE, 0.6f));
        Canvas.text(g, ball.label, place.x + 4, place.y + 14, 13);
    }

    private void paintWords() {
        g.setColor(Color.WHITE);
        Canvas.text(g, "step " + game.time[env] + " of " + CrazyRlSpec.MAX_STEPS, 16, 28, 16);
        g.setColor(TARGET);
        g.fillOval(17, 42, 12, 12);
        g.setColor(new Color(0xDCE6F0));
        Canvas.text(g, "target; a drone's label: number and distance from the target" + plan(), 36, 53, 13);
    }

    private String plan() {
        if (game.options.target() instanceof Target.Path) return "; x: where the target goes";
        return game.options.target() instanceof Target.Fleeing ? "; x: the middle it flees from" : "";
    }

    /** A line for the target and one for each drone. */
    static String text(CrazyRlKernel game, int env) {
        int axes = CrazyRlSpec.AXES;
        int n = game.options.numDrones();
        StringBuilder text = new StringBuilder("step " + game.time[env] + " of " + CrazyRlSpec.MAX_STEPS
                + "\ntarget   at " + point(game.target, axes * env) + "\n");
        for (int i = 0; i < n; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < n; j++) if (j != i) nearest = Math.min(nearest, game.apart(env, i, j));
            text.append(String.format(
                    Locale.ROOT,
                    "agent_%-2d at %s  target %.2f away, nearest drone %.2f away%n",
                    i,
                    point(game.position, axes * (env * n + i)),
                    game.toTarget(env, i),
                    nearest));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String point(double[] coordinates, int at) {
        return String.format(
                Locale.ROOT, "(%5.2f, %5.2f, %5.2f)", coordinates[at], coordinates[at + 1], coordinates[at + 2]);
    }
}
