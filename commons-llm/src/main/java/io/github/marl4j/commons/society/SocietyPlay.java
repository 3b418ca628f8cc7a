package io.github.marl4j.commons.society;

import io.github.marl4j.commons.model.Threads;
import io.github.marl4j.commons.prompts.Wording;
import io.github.marl4j.envs.commons.Ending;
import io.github.marl4j.envs.commons.MonthResult;
import io.github.marl4j.envs.commons.Phase;
import io.github.marl4j.envs.commons.SeatView;
import io.github.marl4j.envs.commons.Society;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Plays a society month by month. Private choices and thoughts of different seats are made side by side, the conversation one line after the other; what comes out does not depend on who was
 * faster. One thread at a time.
 */
public final class SocietyPlay {
    private final Society society;
    private final Wording wording;
    private final Map<Integer, Seat> seats;
    private final Framework framework;
    private final int mostLines;
    private final Threads threads;
    private final Runnable progress;

    /**
     * Prepares a run.
     *
     * @param seats by number, all that ever come
     * @param mostLines lines after which a conversation ends, the chair's included
     * @param progress called when something was done
     */
    SocietyPlay(
            Society society,
            Wording wording,
            Map<Integer, Seat> seats,
            Framework framework,
            int mostLines,
            Threads threads,
            Runnable progress) {
        this.society = society;
        this.wording = wording;
        this.seats = seats;
        this.framework = framework;
        this.mostLines = mostLines;
        this.threads = threads;
        this.progress = progress;
    }

    /** Plays one month and returns all that happened. */
    public List<Event> playMonth() {
        List<Event> events = new ArrayList<>();
        List<Integer> present = society.present();
        Map<Integer, Integer> amounts = eachSeat(events, (seat, scene) -> seat.harvest(scene));
        present.forEach(seat -> society.harvest(seat, amounts.get(seat)));
        eachSeat(events, (seat, scene) -> {
            seat.learn(scene);
            return 0;
        });
        society.endReveal();
        if (society.phase() == Phase.DISCUSSION) discuss(events);
        eachSeat(events, (seat, scene) -> {
            seat.reflect(scene);
            return 0;
        });
        MonthResult month = society.endMonth();
        addHarvests(month, events);
        return events;
    }

    private void discuss(List<Event> events) {
        Discussion.Outcome outcome =
                new Discussion(society, wording, framework, seats, scenes(), mostLines, events).hold();
        progress.run();
        Seat.Heard heard = outcome.heard();
        if (heard != null) {
            eachSeat(events, (seat, scene) -> {
                seat.heard(scene, heard);
                return 0;
            });
        }
        boolean agreed = heard != null && heard.limit() != null;
        society.endDiscussion(outcome.spoken(), agreed ? heard.limit() : Society.NO_LIMIT);
    }

    private interface Work {
        int of(Seat seat, Scene scene);
    }

    /** Lets all seats work, side by side but for people, who share a terminal; events follow in the order of the seats. */
    private Map<Integer, Integer> eachSeat(List<Event> events, Work work) {
        List<Integer> present = society.present();
        Function<Integer, Scene> scenes = scenes();
        List<Callable<Integer>> beside = new ArrayList<>();
        for (int number : present) {
            Seat seat = seats.get(number);
            Scene scene = scenes.apply(number);
            if (!seat.alone()) beside.add(() -> work.of(seat, scene));
        }
        List<Integer> made = threads.all(beside);
        Map<Integer, Integer> results = new LinkedHashMap<>();
        int next = 0;
        for (int number : present) {
            Seat seat = seats.get(number);
            results.put(number, seat.alone() ? work.of(seat, scenes.apply(number)) : made.get(next++));
        }
        for (int number : present) events.addAll(seats.get(number).drain());
        progress.run();
        return results;
    }

    private Function<Integer, Scene> scenes() {
        boolean talks = society.language().talks();
        Map<Integer, Scene> scenes = new LinkedHashMap<>();
        for (int seat : society.present()) {
            SeatView view = society.view(seat);
            List<String> others = new ArrayList<>();
            for (int other : society.present()) {
                if (other != seat) others.add(society.options().scenario().nameOf(other));
            }
            scenes.put(seat, new Scene(view, others, talks));
        }
        return scenes::get;
    }

    private void addHarvests(MonthResult month, List<Event> events) {
        for (MonthResult.Harvest harvest : month.harvests()) {
            events.add(Event.of(
                    "harvesting",
                    "agent_id",
                    "persona_" + harvest.seat(),
                    "agent_name",
                    society.options().scenario().nameOf(harvest.seat()),
                    "round",
                    month.month(),
                    "resource_in_pool_before_harvesting",
                    month.poolBefore(),
                    "resource_in_pool_after_harvesting",
                    month.poolAfter(),
                    "concurrent_harvesting",
                    true,
                    "wanted_resource",
                    harvest.requested(),
                    "resource_collected",
                    harvest.obtained(),
                    "corrected",
                    harvest.corrected()));
        }
        events.add(Event.of(
                "month",
                "round",
                month.month(),
                "poolBefore",
                month.poolBefore(),
                "poolAfter",
                month.poolAfter(),
                "groupLimit",
                month.groupLimit(),
                "share",
                month.share(),
                "threshold",
                month.threshold(),
                "oversubscribed",
                month.oversubscribed(),
                "spokenLines",
                month.spokenLines(),
                "agreedLimit",
                month.agreedLimit() == Society.NO_LIMIT ? null : month.agreedLimit(),
                "ending",
                month.ending() == Ending.NONE ? null : month.ending().name().toLowerCase(Locale.ROOT)));
    }
}
