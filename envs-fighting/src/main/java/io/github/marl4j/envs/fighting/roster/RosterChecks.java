package io.github.marl4j.envs.fighting.roster;

import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.envs.fighting.data.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the parts of a fighter: every id that is mentioned exists, and no id comes twice. */
final class RosterChecks {
    private RosterChecks() {}

    static void check(Fighter fighter, Fields in) {
        List<String> ids = fighter.moves().stream().map(Move::id).toList();
        Set<String> seen = new HashSet<>();
        for (String id : ids) if (!seen.add(id)) throw in.wrong("moves", "has the move \"" + id + "\" twice");
        if (fighter.signature().size() != 3) throw in.wrong("signature", "must name 3 moves");
        known(fighter.signature(), ids, in, "signature");
        Tactics ai = fighter.ai();
        known(ai.antiAir(), ids, in, "ai.antiAir");
        known(ai.poke(), ids, in, "ai.poke");
        known(ai.pressure(), ids, in, "ai.pressure");
        known(ai.zoner(), ids, in, "ai.zoner");
        ai.punish().forEach(string -> known(string, ids, in, "ai.punish"));
        ai.combos().forEach(string -> known(string, ids, in, "ai.combos"));
        ai.ticks().forEach(string -> known(string, ids, in, "ai.ticks"));
        for (Move move : fighter.moves()) {
            if (move.counter() != null) known(List.of(move.counter().follow()), ids, in, "moves.counter.follow");
        }
        if (fighter.boxes().get(Stance.STAND).push().x() * -2
                != fighter.boxes().get(Stance.STAND).push().w()) throw in.wrong("boxes.stand.push", "must be centred");
    }

    private static void known(List<String> mentioned, List<String> ids, Fields in, String key) {
        for (String id : mentioned) {
            if (!ids.contains(id)) {
                throw in.wrong(key, "names the move \"" + id + "\"; " + UnknownNameException.suggestion(id, ids));
            }
        }
    }
}
