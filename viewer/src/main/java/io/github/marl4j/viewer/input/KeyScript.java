package io.github.marl4j.viewer.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys by the clock of the simulation: a text with a line {@code FRAME down|up|tap KEY} for each, frames from 0 in rising order, keys by {@link KeyNames}; {@code tap} holds for three frames. {@code FRAME
 * shot FILE} takes a picture, {@code FRAME close} closes the window. Empty lines and lines after {@code #} do not count.
 */
public final class KeyScript {
    private static final int TAP = 3;

    /** Takes what a script does. */
    public interface Stage {
        /** A key goes down or up. */
        void key(int key, boolean down);

        /** A picture is wanted. */
        void shot(Path file);

        /** The window shall close. */
        void close();
    }

    private record Event(int frame, String what, String with) {}

    private final List<Event> events;
    private int next;

    private KeyScript(List<Event> events) {
        this.events = events;
    }

    /** Returns a script that does nothing. */
    public static KeyScript empty() {
        return new KeyScript(List.of());
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is none or a line is wrong; names file and line
     */
    public static KeyScript read(Path file) {
        if (!Files.isRegularFile(file)) throw new IllegalArgumentException("there is no script " + file);
        try {
            return parse(file.toString(), Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /** Reads lines. */
    public static KeyScript parse(String name, List<String> lines) {
        List<Event> events = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            number++;
            String text = line.replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) add(name + ": line " + number, text.split("\\s+"), events);
        }
        events.sort(java.util.Comparator.comparingInt(Event::frame));
        return new KeyScript(events);
    }

    private static void add(String place, String[] words, List<Event> events) {
        boolean close = words.length == 2 && words[1].equals("close");
        if (!words[0].matches("\\d{1,7}") || words.length != 3 && !close) {
            throw new IllegalArgumentException(place + " is \"" + String.join(" ", words)
                    + "\", expected FRAME down|up|tap KEY, FRAME shot FILE or FRAME close");
        }
        int frame = Integer.parseInt(words[0]);
        switch (words[1]) {
            case "down", "up" -> {
                KeyNames.key(place, words[2]);
                events.add(new Event(frame, words[1], words[2]));
            }
            case "tap" -> {
                KeyNames.key(place, words[2]);
                events.add(new Event(frame, "down", words[2]));
                events.add(new Event(frame + TAP, "up", words[2]));
            }
            case "shot" -> events.add(new Event(frame, "shot", words[2]));
            case "close" -> events.add(new Event(frame, "close", ""));
            default ->
                throw new IllegalArgumentException(
                        place + ": \"" + words[1] + "\" is none of down, up, tap, shot, close");
        }
    }

    /** Does what is due before a frame of the simulation. */
    public void play(int frame, Stage stage) {
        while (next < events.size() && events.get(next).frame <= frame) {
            Event event = events.get(next++);
            switch (event.what) {
                case "shot" -> stage.shot(Path.of(event.with));
                case "close" -> stage.close();
                default -> stage.key(KeyNames.key("script", event.with), event.what.equals("down"));
            }
        }
    }
}
