package io.github.marl4j.envs.fighting.roster;

import com.google.gson.JsonObject;
import io.github.marl4j.envs.fighting.data.Fields;
import io.github.marl4j.envs.fighting.data.Span;
import java.util.List;
import java.util.function.Function;

/** Reads the moves of the data file; see the records for what the keys mean. */
final class MoveReader {
    private static final JsonObject NONE = new JsonObject();
    private static final int MOST_FRAMES = 255;
    private static final int MOST_POINTS = 10_000;
    private static final int FASTEST = 1 << 14;
    private static final int FARTHEST = 1 << 10;

    private final JsonObject hitDefaults;

    MoveReader(JsonObject hitDefaults) {
        this.hitDefaults = hitDefaults;
    }

    Move read(Fields in) {
        int total = in.whole("total", 1, MOST_FRAMES);
        Move move = new Move(
                in.text("id"),
                in.text("name"),
                in.text("pose"),
                InputReader.read(in, "input"),
                in.word("stance", Stance.class),
                in.word("kind", MoveKind.class),
                total,
                in.each("hits", hitDefaults, hit -> hit(hit, total)),
                in.each("hurt", NONE, limb -> new Move.Limb(limb.span("frames", total), limb.rects("rects"))),
                in.each("invul", NONE, invul -> invul(invul, total)),
                in.optional("armor", a -> new Move.Armor(a.span("frames", total), a.whole("hits", 1, 99))),
                in.words("cancel", Move.Cancel.class),
                in.whole("cancelUntil", 0, total),
                in.each("velocity", NONE, velocity -> velocity(velocity, total)),
                in.optional("air", air -> liftOff(air, total)),
                in.whole("landRecovery", 0, MOST_FRAMES),
                in.optional("projectile", projectile -> projectile(projectile, total)),
                in.optional("throw", grip -> grip(grip, total)),
                in.optional("counter", counter -> counter(counter, total)),
                in.optional("teleport", teleport -> teleport(teleport, total)),
                in.whole("meterUse", 0, 1000),
                in.whole("meterCost", 0, 1000),
                in.whole("flash", 0, MOST_FRAMES),
                in.text("requires").equals("air"),
                in.inside("adv", adv -> new Move.Advantage(advantage(adv, "hit"), advantage(adv, "block"))));
        check(move, in);
        return move;
    }

    private static void check(Move move, Fields in) {
        if (!List.of("air", "ground").contains(in.text("requires"))) {
            throw in.wrong("requires", "is \"" + in.text("requires") + "\", allowed are air and ground");
        }
        requireApart(in, "hits", move.hits(), Move.Hit::frames);
        requireApart(in, "velocity", move.velocity(), Move.Velocity::frames);
        if (move.kind() == MoveKind.THROW && move.grip() == null) throw in.wrong("throw", "is missing");
        if (move.kind() == MoveKind.PROJECTILE && move.projectile() == null) throw in.wrong("projectile", "is missing");
        if (move.kind() == MoveKind.COUNTER && move.counter() == null) throw in.wrong("counter", "is missing");
    }

    private static <T> void requireApart(Fields in, String key, List<T> windows, Function<T, Span> frames) {
        for (int a = 0; a < windows.size(); a++) {
            for (int b = a + 1; b < windows.size(); b++) {
                Span first = frames.apply(windows.get(a));
                Span second = frames.apply(windows.get(b));
                if (first.meets(second)) throw in.wrong(key, "has overlapping frames: " + first + " and " + second);
            }
        }
    }

    private static Integer advantage(Fields adv, String key) {
        return adv.has(key) ? adv.whole(key, -MOST_FRAMES, MOST_FRAMES) : null;
    }

    private Move.Hit hit(Fields in, int total) {
        return new Move.Hit(in.span("frames", total), in.rects("rects"), effect(in));
    }

    private static HitEffect effect(Fields in) {
        boolean launches = in.has("launch");
        int[] launch = launches ? in.pair("launch") : new int[2];
        return new HitEffect(
                in.whole("damage", 0, MOST_POINTS),
                in.whole("hitstun", 0, MOST_FRAMES),
                in.whole("blockstun", 0, MOST_FRAMES),
                in.whole("hitstop", 0, MOST_FRAMES),
                in.word("level", Level.class),
                in.whole("pushHit", 0, FARTHEST),
                in.whole("pushBlock", 0, FARTHEST),
                in.whole("stun", 0, MOST_POINTS),
                in.whole("chip", 0, MOST_POINTS),
                in.whole("meterHit", 0, 1000),
                in.whole("meterBlock", 0, 1000),
                launches,
                launch[0],
                launch[1],
                in.word("knockdown", Knockdown.class),
                in.whole("juggleCost", 0, 99),
                in.whole("juggleLimit", 0, 98));
    }

    private static Move.Invul invul(Fields in, int total) {
        return new Move.Invul(in.span("frames", total), in.word("kind", Move.Against.class));
    }

    private static Move.Velocity velocity(Fields in, int total) {
        return new Move.Velocity(in.span("frames", total), speed(in, "vx"), speed(in, "vy"));
    }

    private static int speed(Fields in, String key) {
        return in.whole(key, -FASTEST, FASTEST);
    }

    private static Move.LiftOff liftOff(Fields in, int total) {
        return new Move.LiftOff(in.whole("frame", 1, total), speed(in, "vx"), speed(in, "vy"), in.flag("gravity"));
    }

    private Move.Projectile projectile(Fields in, int total) {
        int[] offset = in.pair("offset");
        boolean[] launchOnLast = new boolean[1];
        HitEffect effect = in.inside("hit", hitDefaults, hit -> {
            launchOnLast[0] = hit.has("launchOnLast") && hit.flag("launchOnLast");
            return effect(hit);
        });
        return new Move.Projectile(
                in.whole("spawnFrame", 1, total),
                offset[0],
                offset[1],
                in.rect("rect"),
                speed(in, "vx"),
                speed(in, "vy"),
                in.whole("gravity", 0, FASTEST),
                in.whole("life", 1, MOST_POINTS),
                in.whole("durability", 1, 99),
                in.whole("rehit", 0, MOST_FRAMES),
                in.whole("maxActive", 1, 2),
                in.whole("bounce", 0, 99),
                effect,
                launchOnLast[0]);
    }

    private static Move.Grip grip(Fields in, int total) {
        return new Move.Grip(
                in.span("frames", total),
                in.whole("range", 1, FARTHEST),
                in.whole("damage", 0, MOST_POINTS),
                in.whole("stun", 0, MOST_POINTS),
                in.whole("hold", 1, MOST_FRAMES),
                in.whole("techWindow", 0, MOST_FRAMES),
                in.flag("tech"),
                in.inside(
                        "release",
                        release -> new Move.Release(
                                release.whole("side", -1, 1),
                                release.whole("dx", 0, FARTHEST),
                                speed(release, "vx"),
                                speed(release, "vy"))),
                in.word("knockdown", Knockdown.class),
                in.whole("meterHit", 0, 1000));
    }

    private static Move.Counter counter(Fields in, int total) {
        if (in.has("projectile") && in.flag("projectile")) {
            throw in.wrong("projectile", "is true, but counters catch strikes only");
        }
        return new Move.Counter(in.span("frames", total), in.words("levels", Level.class), in.text("follow"));
    }

    private static Move.Teleport teleport(Fields in, int total) {
        String mode = in.text("mode");
        if (!List.of("forward", "behind").contains(mode)) {
            throw in.wrong("mode", "is \"" + mode + "\", allowed are forward and behind");
        }
        return new Move.Teleport(in.whole("frame", 1, total), mode.equals("behind"), in.whole("dx", 0, FARTHEST));
    }
}
