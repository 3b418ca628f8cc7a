package io.github.marl4j.envs.particle;

import io.github.marl4j.env.render.Canvas;
import io.github.marl4j.env.render.Frame;
import java.util.Locale;

/** Pictures and text of the particle worlds: agents with their numbers, what they say in dark tiles, landmarks below them or, small ones, above. The part of the plane that is shown grows with what is in it. */
final class ParticleRender {
    private static final int SIDE = 480;
    private static final int BACKGROUND = 0xFAFAF7;
    private static final int GRID = 0xE6E6E0;
    private static final int WHITE = 0xFFFFFF;
    private static final int DARK = 0x33363B;
    private static final double MARGIN = 0.12;

    private ParticleRender() {}

    static Frame frame(Scene scene) {
        World world = scene.world;
        double reach = reach(scene);
        Canvas canvas = new Canvas(SIDE, SIDE, BACKGROUND);
        for (int line = (int) Math.floor(-2 * reach); line <= 2 * reach; line++) {
            double at = SIDE / 2.0 + line / 2.0 / reach * SIDE / 2;
            canvas.rectangle(at - 0.5, 0, 1, SIDE, GRID);
            canvas.rectangle(0, at - 0.5, SIDE, 1, GRID);
        }
        for (int e = world.entities - 1; e >= world.agents; e--)
            if (!small(world, e)) landmark(canvas, scene, e, reach);
        for (int a = world.agents - 1; a >= 0; a--) agent(canvas, scene, a, reach);
        for (int e = world.entities - 1; e >= world.agents; e--) if (small(world, e)) landmark(canvas, scene, e, reach);
        return canvas.frame();
    }

    /** Agents stand on large landmarks, and would hide small ones. */
    private static boolean small(World world, int landmark) {
        return world.size[landmark] < world.size[0];
    }

    private static void landmark(Canvas canvas, Scene scene, int e, double reach) {
        if (!scene.shows(e)) return;
        double radius = Math.max(5, scene.world.size[e] / reach * SIDE / 2);
        canvas.circle(x(scene, e, reach), y(scene, e, reach), radius + 1.5, WHITE);
        canvas.circle(x(scene, e, reach), y(scene, e, reach), radius, scene.colour(e));
    }

    private static void agent(Canvas canvas, Scene scene, int a, double reach) {
        double radius = Math.max(9, scene.world.size[a] / reach * SIDE / 2);
        double x = x(scene, a, reach);
        double y = y(scene, a, reach);
        canvas.circle(x, y, radius, scene.colour(a));
        canvas.ring(x, y, radius, 1.5, WHITE);
        canvas.ring(x, y, radius + 1.5, 1.5, DARK);
        canvas.number(scene.world.indexInGroup[a], x, y, Math.min(14, radius), WHITE);
        int said = loudest(scene, a);
        if (said < 0) return;
        canvas.tile(x + radius, y - radius - 18, 28, 20, 6, DARK);
        canvas.number(said, x + radius + 14, y - radius - 8, 11, WHITE);
    }

    /** Returns the symbol that an agent says loudest, or -1 if it says nothing. */
    private static int loudest(Scene scene, int a) {
        if (!scene.world.bodies.get(a).speaks()) return -1;
        int first = (scene.firstAgent + a) * scene.world.symbols;
        int loudest = 0;
        for (int k = 1; k < scene.world.symbols; k++)
            if (scene.state.speech[first + k] > scene.state.speech[first + loudest]) loudest = k;
        return scene.state.speech[first + loudest] > 0 ? loudest : -1;
    }

    /** Returns half the side of the square that holds all bodies, at least the one that most begin in. */
    private static double reach(Scene scene) {
        double most = 1;
        for (int e = 0; e < scene.world.entities; e++) {
            if (!scene.shows(e)) continue;
            most = Math.max(most, Math.abs(scene.state.x[scene.firstEntity + e]) + scene.world.size[e]);
            most = Math.max(most, Math.abs(scene.state.y[scene.firstEntity + e]) + scene.world.size[e]);
        }
        return most + MARGIN;
    }

    private static double x(Scene scene, int entity, double reach) {
        return SIDE / 2.0 + scene.state.x[scene.firstEntity + entity] / reach * SIDE / 2;
    }

    private static double y(Scene scene, int entity, double reach) {
        return SIDE / 2.0 - scene.state.y[scene.firstEntity + entity] / reach * SIDE / 2;
    }

    static String text(Scene scene) {
        World world = scene.world;
        ParticleState state = scene.state;
        StringBuilder text =
                new StringBuilder("step " + state.step[scene.env] + " of " + scene.options.lastStep() + "\n");
        for (int e = 0; e < world.entities; e++) {
            if (!scene.shows(e)) continue;
            int at = scene.firstEntity + e;
            text.append(String.format(
                    Locale.ROOT, "%-16s at (%6.3f, %6.3f)", world.bodies.get(e).name(), state.x[at], state.y[at]));
            if (e < world.agents) {
                int agent = scene.firstAgent + e;
                text.append(String.format(Locale.ROOT, "  moves (%6.3f, %6.3f)", state.vx[agent], state.vy[agent]));
                if (world.bodies.get(e).speaks()) said(scene, agent, text);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void said(Scene scene, int agent, StringBuilder text) {
        text.append("  says");
        for (int k = 0; k < scene.world.symbols; k++) {
            text.append(String.format(Locale.ROOT, " %.2f", scene.state.speech[agent * scene.world.symbols + k]));
        }
    }
}
