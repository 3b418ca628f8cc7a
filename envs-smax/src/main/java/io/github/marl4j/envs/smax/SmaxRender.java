package io.github.marl4j.envs.smax;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.render.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws a battle from above with Java 2D; needs no display. Allies are blue, enemies orange (a pair that colour-blind people tell apart); the letter is the unit type, the
 * ring around a unit its health, the faint circle its weapon's range, a line a shot of the step made last, a cross where a unit died.
 */
public final class SmaxRender {
    /** Longer side of the map in a picture [pixels]. */
    private static final int MAP_PIXELS = 768;

    private static final int BAR = 56;
    private static final int MARGIN = 12;

    private static final Color BACKGROUND = new Color(0x12161D);
    private static final Color FIELD = new Color(0x1B212B);
    private static final Color GRID = new Color(0x252D39);
    private static final Color EDGE = new Color(0x5B6675);
    private static final Color TEXT = new Color(0xE8ECF1);
    private static final Color[] TEAM = {new Color(0x4CA6FF), new Color(0xFF9A3C)};
    private static final Color[] TEAM_DARK = {new Color(0x123A63), new Color(0x6B3A0A)};

    private final SmaxSpec spec;
    private final SmaxState s;
    private final int first;
    private final int env;
    private final float scale;
    private final int width;
    private final int height;
    private final Graphics2D g;

    private SmaxRender(SmaxSpec spec, SmaxState state, int env, Graphics2D g, float scale, int width, int height) {
        this.spec = spec;
        this.s = state;
        this.env = env;
        this.first = env * spec.numUnits;
        this.g = g;
        this.scale = scale;
        this.width = width;
        this.height = height;
    }

    /** Returns a picture of an environment as it is now. */
    static Frame frame(SmaxSpec spec, SmaxState state, int env) {
        float mapWidth = spec.options.mapWidth();
        float mapHeight = spec.options.mapHeight();
        float scale = MAP_PIXELS / Math.max(mapWidth, mapHeight);
        int width = Math.round(mapWidth * scale);
        int height = Math.round(mapHeight * scale);
        BufferedImage image =
                new BufferedImage(width + 2 * MARGIN, height + BAR + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(BACKGROUND);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            new SmaxRender(spec, state, env, g, scale, width, height).draw();
        } finally {
            g.dispose();
        }
        return Frame.of(image);
    }

    /**
     * Returns pictures of one environment after each world step of an environment step, the last one as after the whole step: for smooth films.
     *
     * @param options of the environment
     * @param before taken before the step, from an environment with these options
     * @param actions given in that step
     * @throws IllegalArgumentException if the snapshot is of an environment with other options
     */
    public static List<Frame> worldSteps(SmaxOptions options, Snapshot before, Actions actions, int env) {
        List<Frame> frames = new ArrayList<>();
        for (int k = 1; k <= options.worldStepsPerEnvStep(); k++) {
            SmaxSpec spec = SmaxEnvs.smaxSpec(options.with("worldStepsPerEnvStep", k));
            SmaxKernel kernel = new SmaxKernel(spec, actions.numEnvs, 0, false);
            Map<String, Object> live = new LinkedHashMap<>(kernel.state());
            live.putAll(kernel.chance().state());
            live.put("vector.over", new boolean[actions.numEnvs]);
            before.copyTo(before.id(), live);
            Kernel.Worker worker = kernel.newWorker();
            worker.step(env, env + 1, actions, new Batch(spec.envSpec, actions.numEnvs));
            frames.add(kernel.render(env));
        }
        return frames;
    }

    private void draw() {
        header();
        g.translate(MARGIN, BAR + MARGIN);
        field();
        g.clipRect(-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
        for (int u = 0; u < spec.numUnits; u++) if (!alive(u)) grave(u);
        for (int u = 0; u < spec.numUnits; u++) if (alive(u)) range(u);
        for (int u = 0; u < spec.numUnits; u++) if (alive(u)) body(u);
        for (int u = 0; u < spec.numUnits; u++) if (hasShot(u)) shot(u);
    }

    private boolean alive(int unit) {
        return s.health[first + unit] > 0f;
    }

    private int team(int unit) {
        return unit < spec.numAllies ? 0 : 1;
    }

    private float px(int unit) {
        return s.x[first + unit] * scale;
    }

    private float py(int unit) {
        return height - s.y[first + unit] * scale;
    }

    private float radius(int unit) {
        return Math.max(2.5f, spec.radius[s.type[first + unit]] * scale);
    }

    /** A unit that fired in the step made last still waits for its weapon. */
    private boolean hasShot(int unit) {
        int i = first + unit;
        float stepTime = spec.options.worldStepsPerEnvStep() * spec.options.timePerStep();
        float since = spec.weaponCooldown[s.type[i]] - s.cooldown[i];
        return s.attack[i] >= SmaxSpec.FIRST_ATTACK && s.cooldown[i] > 0f && since < stepTime;
    }

    private void header() {
        int living0 = living(0, spec.numAllies);
        int living1 = living(spec.numAllies, spec.numUnits);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        g.setColor(TEXT);
        String title =
                spec.options.scenario().name() + "   step " + s.step[env] + " / " + (spec.options.maxSteps() + 1);
        centre(title, MARGIN + width / 2f, 22);
        healthBar(0, 0, spec.numAllies, MARGIN, living0);
        healthBar(1, spec.numAllies, spec.numUnits, MARGIN + width / 2f + 8, living1);
    }

    private int living(int from, int to) {
        int living = 0;
        for (int u = from; u < to; u++) if (alive(u)) living++;
        return living;
    }

    /** A team's share of all its health, with the number of the living. */
    private void healthBar(int team, int from, int to, float x, int living) {
        float all = 0f;
        float left = 0f;
        for (int u = from; u < to; u++) {
            all += spec.maxHealth[s.type[first + u]];
            left += s.health[first + u];
        }
        float barWidth = width / 2f - 8;
        float share = left / all;
        g.setColor(TEAM_DARK[team]);
        g.fillRoundRect(Math.round(x), 34, Math.round(barWidth), 18, 8, 8);
        g.setColor(TEAM[team]);
        float start = team == 0 ? x : x + barWidth * (1 - share);
        g.fillRoundRect(Math.round(start), 34, Math.round(barWidth * share), 18, 8, 8);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
        String label = (team == 0 ? "allies " : "enemies ") + living + " / " + (to - from);
        FontMetrics metrics = g.getFontMetrics();
        float textX = team == 0 ? x + 8 : x + barWidth - 8 - metrics.stringWidth(label);
        boolean onBar = share * barWidth > metrics.stringWidth(label) + 12;
        g.setColor(onBar ? BACKGROUND : TEXT);
        g.drawString(label, textX, 48);
    }

    private void field() {
        g.setColor(FIELD);
        g.fillRect(0, 0, width, height);
        g.setColor(GRID);
        g.setStroke(new BasicStroke(1f));
        float step = Math.max(4f, Math.max(spec.options.mapWidth(), spec.options.mapHeight()) / 16f);
        for (float x = step; x < spec.options.mapWidth(); x += step) g.draw(line(x * scale, 0, x * scale, height));
        for (float y = step; y < spec.options.mapHeight(); y += step) g.draw(line(0, y * scale, width, y * scale));
        g.setColor(EDGE);
        g.setStroke(new BasicStroke(2f));
        g.drawRect(0, 0, width, height);
    }

    private void grave(int unit) {
        float r = Math.max(2.5f, radius(unit) * 0.6f);
        g.setColor(mix(TEAM[team(unit)], 110));
        g.setStroke(new BasicStroke(Math.max(1.2f, r * 0.3f), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line(px(unit) - r, py(unit) - r, px(unit) + r, py(unit) + r));
        g.draw(line(px(unit) - r, py(unit) + r, px(unit) + r, py(unit) - r));
    }

    private void range(int unit) {
        float r = spec.attackRange[s.type[first + unit]] * scale;
        // In a crowd many circles would hide the rest.
        int crowd = Math.max(1, spec.numUnits / 6);
        g.setColor(mix(TEAM[team(unit)], Math.max(14, 60 / crowd)));
        g.setStroke(new BasicStroke(1f));
        g.draw(circle(px(unit), py(unit), r));
    }

    private void body(int unit) {
        int i = first + unit;
        float r = radius(unit);
        float share = s.health[i] / spec.maxHealth[s.type[i]];
        float ring = Math.max(1.5f, r * 0.28f);
        g.setColor(TEAM_DARK[team(unit)]);
        g.fill(circle(px(unit), py(unit), r));
        g.setColor(TEAM[team(unit)]);
        g.setStroke(new BasicStroke(ring, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        float inner = r - ring / 2;
        g.draw(new Arc2D.Float(px(unit) - inner, py(unit) - inner, 2 * inner, 2 * inner, 90, 360 * share, Arc2D.OPEN));
        if (r < 6) return;
        g.setColor(TEXT);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.round(r * 1.1f)));
        String letter = spec.options.unitTypes().get(s.type[i]).shortName();
        FontMetrics metrics = g.getFontMetrics();
        centre(letter, px(unit), py(unit) + (metrics.getAscent() - metrics.getDescent()) / 2f);
    }

    private void shot(int unit) {
        int target = spec.target(unit, s.attack[first + unit]);
        float dx = px(target) - px(unit);
        float dy = py(target) - py(unit);
        float distance = (float) Math.sqrt(dx * dx + dy * dy);
        if (distance < 1f) return;
        float start = radius(unit) / distance;
        float end = Math.max(start, 1f - radius(target) / distance);
        float hitX = px(unit) + dx * end;
        float hitY = py(unit) + dy * end;
        g.setColor(mix(TEAM[team(unit)], 200));
        g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line(px(unit) + dx * start, py(unit) + dy * start, hitX, hitY));
        g.setColor(TEXT);
        g.fill(circle(hitX, hitY, 2.6f));
    }

    private void centre(String text, float x, float baseline) {
        g.drawString(text, x - g.getFontMetrics().stringWidth(text) / 2f, baseline);
    }

    private static Color mix(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    private static Line2D line(float x1, float y1, float x2, float y2) {
        return new Line2D.Float(x1, y1, x2, y2);
    }

    private static Ellipse2D circle(float x, float y, float r) {
        return new Ellipse2D.Float(x - r, y - r, 2 * r, 2 * r);
    }

    /** Returns an environment as text: one line for each unit. */
    static String text(SmaxSpec spec, SmaxState s, int env) {
        StringBuilder text = new StringBuilder();
        text.append(spec.envSpec.id())
                .append(", step ")
                .append(s.step[env])
                .append(" of ")
                .append(spec.options.maxSteps() + 1)
                .append('\n');
        for (int u = 0; u < spec.numUnits; u++) {
            int i = env * spec.numUnits + u;
            String name = u < spec.numAllies ? "ally_" + u : "enemy_" + (u - spec.numAllies);
            String type = spec.options.unitTypes().get(s.type[i]).name();
            text.append(String.format(Locale.ROOT, "%-9s %-9s ", name, type));
            if (s.health[i] <= 0f) {
                text.append("dead\n");
                continue;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "health %3.0f/%3.0f at (%5.2f, %5.2f) weapon %s, %s\n",
                    s.health[i],
                    spec.maxHealth[s.type[i]],
                    s.x[i],
                    s.y[i],
                    s.cooldown[i] <= 0f ? "ready" : "not ready",
                    order(spec, s, u, i)));
        }
        return text.toString();
    }

    private static String order(SmaxSpec spec, SmaxState s, int unit, int i) {
        if (s.attack[i] >= SmaxSpec.FIRST_ATTACK) {
            int target = spec.target(unit, s.attack[i]);
            return "attacks " + (target < spec.numAllies ? "ally_" + target : "enemy_" + (target - spec.numAllies));
        }
        if (s.moveX[i] == 0f && s.moveY[i] == 0f) return "stands";
        return String.format(Locale.ROOT, "moves (%.2f, %.2f)", s.moveX[i], s.moveY[i]);
    }
}
