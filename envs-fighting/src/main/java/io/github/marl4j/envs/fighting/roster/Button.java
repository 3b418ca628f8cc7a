package io.github.marl4j.envs.fighting.roster;

import java.util.List;

/** The attack buttons. The order is that of button ages in traces; {@link #bit()} is the bit of the input word. */
public enum Button {
    /** Medium kick. */
    MK(0, 1),
    /** Light kick. */
    LK(1, 0),
    /** Throw. */
    THROW(2, 0),
    /** Heavy kick. */
    HK(8, 2),
    /** Medium punch. */
    MP(9, 1),
    /** Light punch. */
    LP(10, 0),
    /** Heavy punch. */
    HP(11, 2);

    /** The punches from light to heavy. */
    public static final List<Button> PUNCHES = List.of(LP, MP, HP);

    /** The kicks from light to heavy. */
    public static final List<Button> KICKS = List.of(LK, MK, HK);

    private final int bit;
    private final int strength;

    Button(int bit, int strength) {
        this.bit = bit;
        this.strength = strength;
    }

    /** Returns its bit in an input word, 0 to 11. */
    public int bit() {
        return bit;
    }

    /** Returns 0 for light, 1 for medium, 2 for heavy. */
    public int strength() {
        return strength;
    }
}
