package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.envs.commons.Allocation;
import io.github.marl4j.envs.commons.CommonsOptions;
import io.github.marl4j.envs.commons.CommonsSpec;
import io.github.marl4j.envs.commons.Ending;
import io.github.marl4j.envs.commons.Language;
import io.github.marl4j.envs.commons.Rules;
import io.github.marl4j.envs.commons.SocietyCourse;
import io.github.marl4j.envs.commons.SocietyOptions;
import io.github.marl4j.nd4j.tensor.TensorKernel;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The rules of the commons on tensors; a step is a month. The order of events is that of the JVM kernel, and whole numbers are exact. */
final class CommonsTensorKernel extends TensorKernel {
    private final CommonsSpec spec;
    private final SocietyOptions society;
    private final int seats;
    private final SocietyTensors s;
    private final TensorDivision division;
    private final TensorProgram harvest;
    private final TensorProgram monthEnd;
    private final TensorProgram view;
    private final TensorProgram start;

    private final CommonsTally tally;
    private final CommonsEarnings earnings;

    /** The equal share of what may be taken sustainably, before the harvest, {@code [1][env]}. */
    private final INDArray share;

    CommonsTensorKernel(CommonsSpec spec, int numEnvs, int firstEnv) {
        super(spec.whole, numEnvs, firstEnv);
        this.spec = spec;
        society = spec.society;
        seats = spec.seats;
        s = new SocietyTensors(spec, SocietyCourse.of(society), memory, numEnvs);
        s.kept.forEach((name, kept) -> kept(name, kept.rows(), kept.form()));
        share = memory.array(DataType.DOUBLE, 1, numEnvs);
        division = society.allocation() == Allocation.STOCHASTIC
                ? new UnitDivision(seats, society.capacity(), numEnvs, memory, chance)
                : new ProportionalDivision(seats, numEnvs, memory, chance);
        harvest = new TensorProgram(memory);
        ask();
        if (s.said != null) send();
        divide();
        monthEnd = new TensorProgram(memory);
        tally = new CommonsTally(spec, s, monthEnd);
        earnings = new CommonsEarnings(spec, s, monthEnd, batch.rewards);
        settle();
        endMonth();
        view = new TensorProgram(memory);
        new CommonsViews(spec, s, view, batch).write();
        start = new TensorProgram(memory);
        s.start(start, starting);
        if (earnings.smoothed != null) forgetSmoothed();
    }

    /** Smoothed harvests begin at 0. */
    private void forgetSmoothed() {
        kept("smoothed", earnings.smoothed, Form.FLOAT);
        INDArray going = start.not(starting);
        start.multiply(earnings.smoothed, going, earnings.smoothed);
        memory.free(going);
    }

    private INDArray scratch(long... shape) {
        return memory.scratch(DataType.DOUBLE, shape);
    }

    /** Requests of those who are there, moved into their range under STRICT rules. */
    private void ask() {
        INDArray chosen = spec.messageParts == 0 ? actions[0] : harvest.rows(actions[0], every(0));
        INDArray units = harvest.cast(chosen, DataType.DOUBLE);
        if (society.rules() == Rules.STRICT) {
            INDArray inRange = harvest.min(units, society.maxRequest(), scratch(seats, numEnvs()));
            harvest.max(inRange, 0, inRange);
            INDArray moved = harvest.abs(harvest.subtract(units, inRange, units), units);
            harvest.above(moved, 0, moved);
            harvest.multiply(moved, s.present, moved);
            harvest.add(s.corrected, moved, s.corrected);
            harvest.multiply(inRange, s.present, s.requested);
            memory.free(inRange);
        } else {
            harvest.multiply(units, s.present, s.requested);
        }
        memory.free(units);
    }

    /** Returns the rows of the actions that hold the parts from {@code first} on: requests from 0, messages from 1. */
    private int[] every(int first) {
        int parts = 1 + spec.messageParts;
        int taken = first == 0 ? 1 : spec.messageParts;
        int[] rows = new int[seats * taken];
        for (int i = 0; i < rows.length; i++) rows[i] = i / taken * parts + first + i % taken;
        return rows;
    }

    /** Messages of those who are there reach the others if they meet. */
    private void send() {
        INDArray codes = harvest.cast(harvest.rows(actions[0], every(1)), DataType.DOUBLE);
        INDArray meet = harvest.equal(s.language, memory.constant(Language.CHAT.ordinal()), DataType.DOUBLE);
        harvest.multiply(codes, meet, codes);
        harvest.subtract(codes, s.said, codes);
        INDArray bySeat = codes.reshape('c', seats, spec.messageParts, numEnvs());
        harvest.multiply(bySeat, s.present.reshape('c', seats, 1, numEnvs()), bySeat);
        harvest.add(s.said, codes, s.said);
        memory.free(codes, meet);
    }

    private void divide() {
        sustainable(harvest, s.groupLimit);
        INDArray sharers = harvest.max(s.people, 1, scratch(1, numEnvs()));
        harvest.floor(harvest.divide(s.groupLimit, sharers, share), share);
        harvest.copy(s.pool, s.poolBefore);
        INDArray asked = scratch(1, numEnvs());
        INDArray wanted = scratch(1, numEnvs());
        harvest.sum(s.requested, 0, asked.reshape(numEnvs()));
        harvest.max(s.requested, 0, division.need);
        harvest.sum(division.need, 0, wanted.reshape(numEnvs()));
        INDArray beyond = harvest.subtract(asked, s.pool);
        harvest.above(beyond, 0, s.oversubscribed);
        // A negative request (REFERENCE) lowers the sum at which a division by chance stops.
        INDArray units = society.allocation() == Allocation.STOCHASTIC
                ? harvest.min(s.pool, asked, scratch(1, numEnvs()))
                : harvest.copy(s.pool, scratch(1, numEnvs()));
        INDArray tooLittle = harvest.above(harvest.subtract(wanted, units, beyond), 0);
        harvest.max(units, 0, units);
        harvest.multiply(units, tooLittle, division.left);
        INDArray enough = harvest.not(tooLittle);
        harvest.multiply(division.need, enough, s.obtained);
        harvest.multiply(division.need, tooLittle, division.need);
        division.begin(harvest, s.month, s.obtained);
        memory.free(sharers, asked, wanted, beyond, units, tooLittle, enough);
    }

    /** The most that all together may take so that the resource grows back: {@code floor(pool (numerator - denominator) / numerator)}. */
    private void sustainable(TensorProgram program, INDArray out) {
        program.subtract(s.numerator, s.denominator, out);
        program.multiply(out, s.pool, out);
        program.divide(out, s.numerator, out);
        program.floor(out, out);
    }

    private void settle() {
        INDArray given = scratch(1, numEnvs());
        monthEnd.sum(s.obtained, 0, given.reshape(numEnvs()));
        monthEnd.add(s.total, s.obtained, s.total);
        monthEnd.subtract(s.pool, given, s.pool);
        note();
        tally.count(share);
        earnings.write(given, share);
        if (spec.options.messages() == CommonsOptions.Messages.PROPOSAL) agree();
        memory.free(given);
    }

    /** Notes the resource before and after the harvest in the row of the month. */
    private void note() {
        int months = society.months();
        INDArray before = kept("historyBefore", memory.array(DataType.DOUBLE, months, numEnvs()), Form.INT);
        INDArray after = kept("historyAfter", memory.array(DataType.DOUBLE, months, numEnvs()), Form.INT);
        double[] numbers = new double[months];
        for (int i = 0; i < months; i++) numbers[i] = i;
        INDArray now = monthEnd.equal(s.month, memory.constant(numbers, months, 1), DataType.DOUBLE);
        INDArray change = scratch(months, numEnvs());
        for (List<INDArray> pair : List.of(List.of(before, s.poolBefore), List.of(after, s.pool))) {
            monthEnd.subtract(pair.get(1), pair.get(0), change);
            monthEnd.multiply(change, now, change);
            monthEnd.add(pair.get(0), change, pair.get(0));
        }
        memory.free(now, change);
    }

    /** A limit that all who are there propose, or more than half of them, holds until they agree on another. */
    private void agree() {
        INDArray same = monthEnd.equal(
                s.said.reshape('c', seats, 1, numEnvs()), s.said.reshape('c', 1, seats, numEnvs()), DataType.DOUBLE);
        monthEnd.multiply(same, s.present.reshape('c', seats, 1, numEnvs()), same);
        INDArray supporters = monthEnd.sum(same, 0);
        INDArray needed = scratch(1, numEnvs());
        if (spec.options.majority()) {
            monthEnd.floor(monthEnd.multiply(s.people, 0.5, needed), needed);
            monthEnd.add(needed, 1, needed);
        } else {
            monthEnd.copy(s.people, needed);
        }
        INDArray agreed = monthEnd.above(monthEnd.subtract(supporters, needed, supporters), -0.5);
        monthEnd.multiply(agreed, s.present, agreed);
        monthEnd.multiply(agreed, s.said, agreed);
        INDArray proposal = scratch(1, numEnvs());
        monthEnd.greatest(agreed, 0, proposal.reshape(numEnvs()));
        INDArray found = monthEnd.above(proposal, 0);
        monthEnd.add(proposal, -1, proposal);
        monthEnd.choose(found, proposal, s.agreed, s.agreed);
        memory.free(same, supporters, needed, agreed, proposal, found);
    }

    private void endMonth() {
        MonthlyChanges changes = new MonthlyChanges(society, s, monthEnd);
        monthEnd.add(s.month, 1, s.month);
        changes.people();
        INDArray collapsed = monthEnd.subtractFrom(society.collapseBelow(), s.pool, scratch(1, numEnvs()));
        monthEnd.above(collapsed, 0, collapsed);
        INDArray timeUp = monthEnd.above(s.month, society.months() - 0.5);
        INDArray standing = monthEnd.not(collapsed);
        monthEnd.multiply(timeUp, standing, timeUp);
        monthEnd.multiply(timeUp, Ending.TIME_UP.ordinal(), s.ending);
        INDArray broken = monthEnd.multiply(collapsed, Ending.COLLAPSED.ordinal(), scratch(1, numEnvs()));
        monthEnd.add(s.ending, broken, s.ending);
        monthEnd.multiply(s.pool, s.numerator, s.pool);
        monthEnd.floor(monthEnd.divide(s.pool, s.denominator, s.pool), s.pool);
        monthEnd.min(s.pool, society.capacity(), s.pool);
        changes.nature();
        INDArray sharers = scratch(1, numEnvs());
        sustainable(monthEnd, s.threshold);
        if (society.rules() == Rules.REFERENCE) monthEnd.divide(s.threshold, society.agents(), s.threshold);
        else monthEnd.divide(s.threshold, monthEnd.max(s.people, 1, sharers), s.threshold);
        monthEnd.floor(s.threshold, s.threshold);
        tell(collapsed, timeUp);
        memory.free(collapsed, timeUp, standing, broken, sharers);
    }

    /** Who took part in the month sees the end; who left for good stays out. */
    private void tell(INDArray collapsed, INDArray timeUp) {
        INDArray told = monthEnd.multiply(s.present, collapsed);
        monthEnd.max(told, s.left, told);
        monthEnd.copy(told, batch.terminated);
        monthEnd.copy(monthEnd.multiply(s.present, timeUp, told), batch.truncated);
        INDArray over = monthEnd.add(collapsed, timeUp);
        monthEnd.copy(over, batch.episodeOver);
        tally.write(collapsed, timeUp, batch.infos);
        memory.free(told, over);
    }

    @Override
    protected void advance() {
        harvest.run();
        division.run();
        monthEnd.run();
    }

    /** Where a harvest has to be divided its rounds come on top. */
    @Override
    public int operations() {
        return harvest.operations() + monthEnd.operations() + view.operations();
    }

    @Override
    protected void observe() {
        view.run();
    }

    @Override
    protected void restart() {
        start.run();
    }

    @Override
    protected void restored() {
        s.restored();
    }

    @Override
    public void close() {
        division.close();
        for (TensorProgram program : List.of(harvest, monthEnd, view, start)) program.close();
        super.close();
    }
}
