package io.github.marl4j.envs.commons;

import io.github.marl4j.env.ConformanceCheck;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Replays an episode phase by phase: what every agent sees in each, the events for its memory, the months. */
final class PhaseReplay {
    private final RecordedSociety episode;
    private final Society society;
    private final Findings findings = new Findings();

    private PhaseReplay(RecordedSociety episode) {
        this.episode = episode;
        this.society = new Society(episode.society(), 0);
    }

    static ConformanceCheck.Result of(RecordedSociety episode) {
        PhaseReplay replay = new PhaseReplay(episode);
        var draws = episode.draws();
        replay.society.chance().replay(0, draws);
        replay.compareState("start", episode.file.object("initialState"));
        for (int month = 0; month < episode.months.size(); month++) replay.month(month);
        replay.findings.same("draws left over", draws.remaining(), 0);
        replay.findings.same("over after the last month", replay.society.isOver(), true);
        return replay.findings.result("phase by phase");
    }

    private void month(int month) {
        Recorded recorded = episode.months.get(month);
        Iterator<Recorded> phases = recorded.object("infos").objects("phases").iterator();
        List<Integer> present = society.present();
        for (int seat : present) compareView(month, seat, phases);
        episode.requests(month).forEach(society::harvest);
        for (int seat : present) compareView(month, seat, phases);
        society.endReveal();
        if (society.phase() == Phase.DISCUSSION) {
            compareView(month, present.get(0), phases);
            society.endDiscussion(episode.spokenLines(month), episode.agreedLimit(month));
        }
        for (int seat : present) compareView(month, seat, phases);
        findings.same("month=" + month + " more phases", phases.hasNext(), false);
        compareResult(month, society.endMonth(), recorded);
        compareState("month=" + month, recorded.object("state"));
    }

    private void compareView(int month, int seat, Iterator<Recorded> phases) {
        SeatView view = society.view(seat);
        String where = "month=" + month + " seat=" + seat + " phase=" + view.phase() + " ";
        if (!phases.hasNext()) {
            findings.same(where + "recorded", "nothing", "an observation");
            return;
        }
        Recorded expected = phases.next();
        findings.same(where + "agent", view.id(), expected.text("agent"));
        findings.same(where + "phase", SocietyOptions.word(view.phase()), expected.text("phase"));
        findings.same(where + "time", view.time(), LocalDateTime.parse(expected.text("time")));
        findings.same(where + "resource", view.resource(), expected.whole("resource"));
        findings.same(where + "threshold", view.threshold(), expected.whole("threshold"));
        Map<Integer, Integer> harvests = new TreeMap<>();
        for (int other : society.present()) harvests.put(other, view.harvests().get(other));
        findings.same(where + "harvests", harvests, bySeat(expected.object("agentResource")));
        findings.same(where + "events", events(view), events(expected));
    }

    private static Map<Integer, Integer> bySeat(Recorded byAgent) {
        Map<Integer, Integer> bySeat = new TreeMap<>();
        for (String agent : byAgent.fields().keySet()) bySeat.put(CommonsSpec.seatOf(agent), byAgent.whole(agent));
        return bySeat;
    }

    private static List<String> events(SeatView view) {
        List<String> events = new ArrayList<>();
        for (MemoryEvent event : view.events()) {
            List<Integer> unsigned = event.numbers().stream().map(Math::abs).toList();
            events.add(word(event.kind()) + unsigned + event.created() + event.expires() + event.alwaysInclude());
        }
        return events;
    }

    /** The recorded numbers were read from sentences: without a sign, and twice the same where a sentence has only one. */
    private List<String> events(Recorded phase) {
        List<String> events = new ArrayList<>();
        for (Recorded event : phase.objects("events")) {
            boolean several = event.fields().get("numbers") instanceof List<?>;
            int[] recorded = several ? event.wholes("numbers") : new int[] {event.whole("numbers")};
            boolean all = !several || society.options().scenario().revealsRequest();
            List<Integer> numbers = new ArrayList<>();
            for (int i = all ? 0 : 1; i < recorded.length; i++) numbers.add(recorded[i]);
            events.add(event.text("kind")
                    + numbers
                    + LocalDateTime.parse(event.text("created"))
                    + LocalDateTime.parse(event.text("expires"))
                    + event.flag("alwaysInclude"));
        }
        return events;
    }

    private static String word(MemoryEvent.Kind kind) {
        return switch (kind) {
            case POOL_BEFORE_HARVEST -> "poolBeforeHarvest";
            case UNIVERSALIZATION -> "universalization";
            case OWN_HARVEST -> "ownHarvest";
            case HARVEST_OF -> "harvestOf";
        };
    }

    private void compareResult(int month, MonthResult result, Recorded recorded) {
        String where = "month=" + month + " ";
        Recorded infos = recorded.object("infos");
        findings.same(where + "resourceBefore", result.poolBefore(), infos.whole("resourceBefore"));
        findings.same(where + "resourceAfter", result.poolAfter(), infos.whole("resourceAfter"));
        findings.same(where + "threshold", result.threshold(), infos.whole("threshold"));
        findings.same(where + "trueThreshold", result.share(), infos.whole("trueThreshold"));
        findings.same(where + "groupLimit", result.groupLimit(), infos.whole("groupLimit"));
        findings.same(
                where + "oversubscribed",
                result.oversubscribed(),
                recorded.object("chance").flag("oversubscribed"));
        Map<Integer, Integer> collected = new TreeMap<>();
        for (MonthResult.Harvest harvest : result.harvests()) collected.put(harvest.seat(), harvest.obtained());
        findings.same(where + "collected", collected, bySeat(infos.object("collected")));
    }

    private void compareState(String where, Recorded recorded) {
        findings.same(where + " round", society.month(), recorded.whole("round"));
        findings.same(where + " resource", society.resource(), recorded.whole("resource"));
        findings.same(where + " threshold", society.state().threshold[0], recorded.whole("threshold"));
        findings.same(where + " agreedLimit", society.state().agreed[0], RecordedSociety.limit(recorded));
        Recorded clocks = recorded.object("clock");
        Map<Integer, Integer> totals = new TreeMap<>();
        for (int seat : society.present()) {
            totals.put(seat, society.total(seat));
            LocalDateTime clock = LocalDateTime.parse(clocks.text(CommonsSpec.agent(seat)));
            findings.same(where + " clock of seat " + seat, society.firstOfMonth(seat), clock);
        }
        findings.same(where + " totals", totals, bySeat(recorded.object("totals")));
    }
}
