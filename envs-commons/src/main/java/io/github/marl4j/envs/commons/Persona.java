package io.github.marl4j.envs.commons;

import io.github.marl4j.env.UnknownNameException;
import java.util.ArrayList;
import java.util.List;

/**
 * A scripted way to behave. All arithmetic is in whole units; h is the pool, n the number of agents, s the equal share of what can be taken sustainably, floor(floor(h/2)/n) for a doubling
 * resource. Source: the project's specification of the commons, section 14.
 *
 * @param kind what it does
 * @param units what {@link Kind#CONSTANT} asks for, else 0
 */
public record Persona(Kind kind, int units) {

    /** What a persona asks for in a month. */
    public enum Kind {
        /** s. */
        SUSTAINABLE("its equal share of what grows back"),
        /** The threshold that it is told; needs universalization. */
        TOLD("the threshold that it is told"),
        /** h. */
        GREEDY("everything"),
        /** min(h, 2s). */
        FREE_RIDER("twice the sustainable share"),
        /** 0. */
        ALTRUIST("nothing"),
        /** floor(h/n). */
        FAIR_SHARE("an equal share of everything"),
        /** s in the first month, then min(h, floor(mean of what the others got last month)). */
        RECIPROCATOR("what the others took last month, on average"),
        /** s in the first month and after months in which all together took no more than grows back, else floor(h/n). */
        CONDITIONAL("the sustainable share as long as all together keep to it"),
        /** s until a month in which all together took more than grows back; from then on h. */
        GRIM("the sustainable share until all together once exceed it, then everything"),
        /** s if the resource is at capacity, else floor(s/2). */
        RESTORER("half the sustainable share until the resource has recovered"),
        /** s, but h in the last month. */
        END_GRABBER("the sustainable share, and everything in the last month"),
        /** The same number every month, not limited by h. */
        CONSTANT("the same number every month"),
        /** Uniform from 0 to h. */
        RANDOM("any amount"),
        /** Uniform from 0 to 2s + 1. */
        RANDOM_NEAR_SHARE("any amount up to just above twice the sustainable share"),
        /** The agreed limit if there is one, else s; proposes s where proposals can be sent. */
        TALKER("the agreed limit; proposes the sustainable share");

        private final String summary;

        Kind(String summary) {
            this.summary = summary;
        }

        /** Returns what it asks for, in a few words. */
        public String summary() {
            return summary;
        }

        /** Returns its name in options, e.g. {@code free_rider}. */
        public String word() {
            return SocietyOptions.word(this);
        }

        /** Returns whether it decides from what other agents harvested. */
        boolean watchesOthers() {
            return this == RECIPROCATOR || this == CONDITIONAL || this == GRIM;
        }

        boolean usesChance() {
            return this == RANDOM || this == RANDOM_NEAR_SHARE;
        }
    }

    private static final String CONSTANT_PREFIX = "constant:";

    public Persona {
        if (units < 0 || units > SocietyOptions.MOST_UNITS || kind != Kind.CONSTANT && units != 0) {
            throw new IllegalArgumentException("persona " + kind.word() + ": units=" + units + " must be from 0 to "
                    + SocietyOptions.MOST_UNITS + ", and 0 unless it is constant");
        }
    }

    /** Returns a persona without a number. */
    public static Persona of(Kind kind) {
        return new Persona(kind, 0);
    }

    /** Returns the persona that asks for the same number of units every month. */
    public static Persona constant(int units) {
        return new Persona(Kind.CONSTANT, units);
    }

    /** Returns the names of all personas, the constant one as {@code constant:UNITS}. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Kind kind : Kind.values()) names.add(kind == Kind.CONSTANT ? CONSTANT_PREFIX + "UNITS" : kind.word());
        return names;
    }

    /**
     * Returns a persona by name, e.g. {@code free_rider} or {@code constant:11}.
     *
     * @param who for errors
     * @throws UnknownNameException if there is none of this name
     */
    public static Persona named(String who, String name) {
        if (name.startsWith(CONSTANT_PREFIX)) {
            try {
                return constant(Integer.parseInt(name.substring(CONSTANT_PREFIX.length())));
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException(
                        who + ": persona \"" + name + "\" must end in a whole number, e.g. constant:11", noNumber);
            }
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.CONSTANT && kind.word().equals(name)) return of(kind);
        }
        throw new UnknownNameException(who, "persona", name, names());
    }

    /** Returns its name. */
    public String name() {
        return kind == Kind.CONSTANT ? CONSTANT_PREFIX + units : kind.word();
    }

    /**
     * Returns how many units it asks for. Allocates nothing.
     *
     * @param now not modified
     */
    public int request(Situation now) {
        int h = now.pool;
        int s = now.share();
        int asks = switch (kind) {
            case SUSTAINABLE -> s;
            case TOLD -> now.toldThreshold;
            case GREEDY -> h;
            case FREE_RIDER -> 2 * s;
            case ALTRUIST -> 0;
            case FAIR_SHARE -> h / now.agents;
            case RECIPROCATOR -> now.month == 0 ? s : now.othersLastMonth / Math.max(1, now.agents - 1);
            case CONDITIONAL -> now.month == 0 || now.groupLastMonth <= now.lastGroupLimit ? s : h / now.agents;
            case GRIM -> now.everOverused ? h : s;
            case RESTORER -> h == now.capacity ? s : s / 2;
            case END_GRABBER -> now.month == now.months - 1 ? h : s;
            case RANDOM -> drawn(now.luck, h);
            case RANDOM_NEAR_SHARE -> drawn(now.luck, 2 * s + 1);
            case TALKER -> now.agreedLimit >= 0 ? now.agreedLimit : s;
            case CONSTANT -> units;
        };
        return kind == Kind.CONSTANT ? asks : Math.min(h, asks);
    }

    /** Returns a number from 0 to {@code most}. */
    private static int drawn(long luck, int most) {
        return (int) (((luck & 0xFFFFFFFFL) * (most + 1L)) >>> 32);
    }
}
