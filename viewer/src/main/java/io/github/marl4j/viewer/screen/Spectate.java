package io.github.marl4j.viewer.screen;

import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.fighting.paint.Surface;
import io.github.marl4j.viewer.Story;
import io.github.marl4j.viewer.TrainedPolicy;
import io.github.marl4j.viewer.watch.Episode;
import io.github.marl4j.viewer.watch.Talk;
import io.github.marl4j.viewer.window.Picture;
import io.github.marl4j.viewer.window.Screen;
import java.util.List;
import org.lwjgl.glfw.GLFW;

/**
 * Episodes in any environment: battles, worlds, boards, societies, with what was said beside them. Space stops and goes on, left and right go a step, up and down ten, Home and End to the ends; Page Up and
 * Page Down turn the pages of long conversations; Enter plays another episode.
 */
public final class Spectate implements Scene {
    /** Steps in a second; environments have no clock of their own. */
    private static final double STEPS_PER_SECOND = 10;
    /** Moves on a board in a second. */
    private static final double MOVES_PER_SECOND = 2;
    /** Seconds that a page of talk stays. */
    private static final double PAGE_SECONDS = 4;

    private static final int TICKS = 60;
    private static final double MARGIN = 6;
    private static final double TOP = 17;
    private static final double BOTTOM = 197;
    private static final double TALK_WIDTH = 140;
    private static final double LETTERS = 4.6;

    private final Theatre theatre;
    private final TrainedPolicy trained;
    private final Picture picture = new Picture(true);
    private final Picture page = new Picture(false);
    private Episode episode;
    private Talk talk;
    private int pageWidth;
    private int[] argb = new int[0];
    private int moment;
    private int shown = -1;
    private int pageNumber;
    private double ticks;
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
        go(0);
    }

    private void go(int to) {
        moment = Math.max(0, Math.min(episode.last(), to));
        pageNumber = 0;
        ticks = 0;
        shown = -1;
    }

    @Override
    public void step() {
        if (theatre.hands.pause()) stopped = !stopped;
        if (stopped || moment == episode.last() && pageNumber >= pages() - 1) return;
        ticks += speed;
        if (ticks < TICKS * secondsHere()) return;
        if (pageNumber < pages() - 1) turn(1);
        else go(moment + 1);
    }

    /** Returns how long the present moment, or the present page of it, stays. */
    private double secondsHere() {
        if (trained.story() != null) return PAGE_SECONDS;
        return 1 / (episode.turnBased() ? MOVES_PER_SECOND : STEPS_PER_SECOND);
    }

    private List<Story.Line> said() {
        Story story = trained.story();
        return story == null || moment == 0 ? List.of() : story.said().get(moment - 1);
    }

    private int pages() {
        return talk == null ? 1 : talk.pages(said());
    }

    private void turn(int by) {
        pageNumber = Math.max(0, Math.min(pages() - 1, pageNumber + by));
        ticks = 0;
        shown = -1;
    }

    @Override
    public void key(int key) {
        switch (key) {
            case GLFW.GLFW_KEY_LEFT -> seek(moment - 1);
            case GLFW.GLFW_KEY_RIGHT -> seek(moment + 1);
            case GLFW.GLFW_KEY_UP -> seek(moment + 10);
            case GLFW.GLFW_KEY_DOWN -> seek(moment - 10);
            case GLFW.GLFW_KEY_HOME -> seek(0);
            case GLFW.GLFW_KEY_END -> seek(episode.last());
            case GLFW.GLFW_KEY_PAGE_UP -> turn(-1);
            case GLFW.GLFW_KEY_PAGE_DOWN -> turn(1);
            case GLFW.GLFW_KEY_P, GLFW.GLFW_KEY_SPACE -> playOrStop();
            case GLFW.GLFW_KEY_LEFT_BRACKET -> speed = Math.max(0.125, speed / 2);
            case GLFW.GLFW_KEY_RIGHT_BRACKET -> speed = Math.min(8, speed * 2);
            case GLFW.GLFW_KEY_ENTER -> {
                if (trained.story() == null) next();
                else theatre.tell("THIS WAS RECORDED: THERE IS NO OTHER EPISODE");
            }
            default -> {}
        }
    }

    /** At the end it begins again. */
    private void playOrStop() {
        if (moment == episode.last() && pageNumber >= pages() - 1) {
            go(0);
            stopped = false;
        } else {
            stopped = !stopped;
        }
    }

    private void seek(int to) {
        stopped = true;
        go(to);
    }

    @Override
    public void draw(Screen screen, double part) {
        boolean talks = trained.story() != null;
        if (talks) fitPages(screen);
        if (shown != moment) load();
        screen.bar(0, 0, Surface.VIEW_WIDTH, Surface.VIEW_HEIGHT, 0x14101F);
        double right = Surface.VIEW_WIDTH - MARGIN - (talks ? TALK_WIDTH + 4 : 0);
        show(screen, right - MARGIN);
        if (talks) {
            screen.bar(right + 3, TOP - 1, TALK_WIDTH + 2, BOTTOM - TOP + 2, 0x6B6288);
            screen.picture(page, right + 4, TOP, TALK_WIDTH, BOTTOM - TOP, 0, 0, 1, false);
        }
        words(screen);
    }

    /** The environment's own picture, as large as it fits. */
    private void show(Screen screen, double room) {
        double scale = Math.min(room / picture.width(), (BOTTOM - TOP) / picture.height());
        double w = picture.width() * scale;
        double h = picture.height() * scale;
        double x = MARGIN + (room - w) / 2;
        double y = TOP + (BOTTOM - TOP - h) / 2;
        screen.bar(x - 1, y - 1, w + 2, h + 2, 0x6B6288);
        screen.picture(picture, x, y, w, h, 0, 0, 1, false);
    }

    private void words(Screen screen) {
        Text.left(screen, trained.envId(), MARGIN, 5, 1, Text.GOLD);
        String which = trained.story() == null ? "EPISODE " + episodes + ": " + trained.name() : trained.name();
        Text.right(screen, fit(which, 59 - trained.envId().length()), Surface.VIEW_WIDTH - MARGIN, 5, 1, Text.LIGHT);
        String right = moment == episode.last() ? episode.ending() : stopped ? "STOPPED" : "";
        if (speed != 1) right = "SPEED " + speed + "  " + right;
        Text.right(screen, right, Surface.VIEW_WIDTH - MARGIN, 202, 0.8, Text.GOLD);
        String score = "REWARDS  " + episode.score(moment);
        int fits = (int) ((Surface.VIEW_WIDTH - 2 * MARGIN) / (6 * 0.8)) - right.length() - 2;
        Text.left(screen, fit(score, fits), MARGIN, 202, 0.8, Text.LIGHT);
        Scrub.across(screen, moment, episode.last());
    }

    private static String fit(String text, int letters) {
        return text.length() <= letters ? text : text.substring(0, Math.max(0, letters - 2)) + "..";
    }

    /** The pages are as large as they are shown, so that letters are sharp. */
    private void fitPages(Screen screen) {
        if (pageWidth == screen.width()) return;
        pageWidth = screen.width();
        double scale = screen.scaleY();
        talk = new Talk((int) (TALK_WIDTH * scale), (int) ((BOTTOM - TOP) * scale), (int) Math.round(LETTERS * scale));
        pageNumber = Math.min(pageNumber, pages() - 1);
        shown = -1;
    }

    private void load() {
        upload(picture, episode.picture(moment));
        shown = moment;
        if (talk == null) return;
        String title = moment == 0 ? "Before the first month" : "Month " + moment + ": what was said";
        upload(page, talk.page(title, said(), pageNumber));
    }

    private void upload(Picture onto, Frame frame) {
        if (argb.length != frame.rgb().length) argb = new int[frame.rgb().length];
        for (int i = 0; i < argb.length; i++) argb[i] = 0xFF000000 | frame.rgb()[i];
        onto.set(frame.width(), frame.height(), argb);
    }

    /** Returns the episode that is shown. */
    public Episode episode() {
        return episode;
    }

    /** Returns the moment that is shown. */
    public int moment() {
        return moment;
    }

    @Override
    public void leave() {
        episode.close();
        picture.close();
        page.close();
    }
}
