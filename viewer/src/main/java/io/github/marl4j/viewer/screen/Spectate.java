package io.github.marl4j.viewer.screen;

import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.fighting.paint.Surface;
import io.github.marl4j.viewer.TrainedPolicy;
import io.github.marl4j.viewer.watch.Episode;
import io.github.marl4j.viewer.window.Picture;
import io.github.marl4j.viewer.window.Screen;
import java.util.Locale;
import org.lwjgl.glfw.GLFW;

/** Episodes of a trained policy in any environment: battles, worlds, boards, societies. Left and right go a step, up and down ten; Enter plays another episode. */
public final class Spectate implements Scene {
    /** Steps in a second; environments have no clock of their own. */
    private static final int STEPS_PER_SECOND = 10;

    private static final double TOP = 18;
    private static final double BOTTOM = 200;

    private final Theatre theatre;
    private final TrainedPolicy trained;
    private final Picture picture = new Picture(true);
    private Episode episode;
    private int[] argb = new int[0];
    private int moment;
    private int shown = -1;
    private int ticks;
    private int episodes;
    private boolean stopped;
    private double speed = 1;

    /**
     * Shows episodes.
     *
     * @throws IllegalArgumentException if the policy does not fit
     */
    public Spectate(Theatre theatre, TrainedPolicy trained) {
        this.theatre = theatre;
        this.trained = trained;
        next();
    }

    private void next() {
        if (episode != null) episode.close();
        episode = new Episode(trained, theatre.nextSeed());
        episodes++;
        moment = 0;
        shown = -1;
    }

    @Override
    public void step() {
        if (theatre.hands.pause()) stopped = !stopped;
        if (stopped || moment == episode.last()) return;
        if (++ticks * STEPS_PER_SECOND * speed < 60) return;
        ticks = 0;
        moment++;
    }

    @Override
    public void key(int key) {
        switch (key) {
            case GLFW.GLFW_KEY_LEFT -> seek(-1);
            case GLFW.GLFW_KEY_RIGHT -> seek(1);
            case GLFW.GLFW_KEY_UP -> seek(10);
            case GLFW.GLFW_KEY_DOWN -> seek(-10);
            case GLFW.GLFW_KEY_HOME -> seek(-moment);
            case GLFW.GLFW_KEY_END -> seek(episode.last());
            case GLFW.GLFW_KEY_P -> stopped = !stopped;
            case GLFW.GLFW_KEY_LEFT_BRACKET -> speed = Math.max(0.125, speed / 2);
            case GLFW.GLFW_KEY_RIGHT_BRACKET -> speed = Math.min(6, speed * 2);
            case GLFW.GLFW_KEY_ENTER -> next();
            default -> {}
        }
    }

    private void seek(int by) {
        stopped = true;
        moment = Math.max(0, Math.min(episode.last(), moment + by));
    }

    @Override
    public void draw(Screen screen, double part) {
        if (shown != moment) load();
        screen.bar(0, 0, Surface.VIEW_WIDTH, Surface.VIEW_HEIGHT, 0x14101F);
        double scale = Math.min((Surface.VIEW_WIDTH - 12.0) / picture.width(), (BOTTOM - TOP) / picture.height());
        double w = picture.width() * scale;
        double h = picture.height() * scale;
        double x = (Surface.VIEW_WIDTH - w) / 2;
        screen.bar(x - 1, TOP - 1, w + 2, h + 2, 0x6B6288);
        screen.picture(picture, x, TOP, w, h, 0, 0, 1, false);
        Text.left(screen, trained.envId(), 6, 6, 1, Text.GOLD);
        Text.right(screen, "EPISODE " + episodes, 378, 6, 1, Text.LIGHT);
        String reward = String.format(Locale.ROOT, "REWARD %.2f", episode.reward(moment));
        Text.left(screen, reward, 6, 208, 1, Text.LIGHT);
        String right = moment == episode.last() ? episode.ending() : stopped ? "STOPPED" : "";
        Text.right(screen, right, 378, 208, 1, Text.GOLD);
        Scrub.draw(screen, moment, episode.last(), "");
    }

    private void load() {
        Frame frame = episode.picture(moment);
        if (argb.length != frame.rgb().length) argb = new int[frame.rgb().length];
        for (int i = 0; i < argb.length; i++) argb[i] = 0xFF000000 | frame.rgb()[i];
        picture.set(frame.width(), frame.height(), argb);
        shown = moment;
    }

    /** Returns the episode that is shown. */
    public Episode episode() {
        return episode;
    }

    @Override
    public void leave() {
        episode.close();
        picture.close();
    }
}
