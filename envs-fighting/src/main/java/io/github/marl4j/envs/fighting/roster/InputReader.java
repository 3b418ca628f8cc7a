package io.github.marl4j.envs.fighting.roster;

import io.github.marl4j.envs.fighting.data.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads how a move is made: {@code LP}, {@code 6+MP}, {@code 236+LP}, {@code 236236+P}, {@code LP+LK}, {@code 4+LP+LK}, {@code auto}. */
final class InputReader {
    private static final List<Button> BOTH_LIGHT = List.of(Button.LP, Button.LK);

    private InputReader() {}

    static Input read(Fields in, String key) {
        String text = in.text(key);
        return switch (text) {
            case "auto" -> new Input(text, Motion.NONE, List.of(), false);
            case "LP+LK" -> new Input(text, Motion.NONE, BOTH_LIGHT, false);
            case "4+LP+LK" -> new Input(text, Motion.NONE, BOTH_LIGHT, true);
            default ->
                parse(text)
                        .orElseThrow(
                                () -> in.wrong(
                                        key,
                                        "is \"" + text
                                                + "\"; expected a button, a motion and a button (236+LP, 236236+P), LP+LK, 4+LP+LK or auto"));
        };
    }

    private static Optional<Input> parse(String text) {
        int plus = text.lastIndexOf('+');
        Optional<Motion> motion = Motion.of(plus < 0 ? "" : text.substring(0, plus));
        List<Button> buttons = buttons(text.substring(plus + 1));
        if (motion.isEmpty() || buttons.isEmpty() || plus == 0) return Optional.empty();
        return Optional.of(new Input(text, motion.get(), buttons, false));
    }

    private static List<Button> buttons(String word) {
        if (word.equals("P")) return Button.PUNCHES;
        if (word.equals("K")) return Button.KICKS;
        return Arrays.stream(Button.values())
                .filter(b -> b != Button.THROW && b.name().equals(word))
                .toList();
    }
}
