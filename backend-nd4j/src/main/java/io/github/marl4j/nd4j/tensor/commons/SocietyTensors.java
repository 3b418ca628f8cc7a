package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.envs.commons.CommonsSpec;
import io.github.marl4j.envs.commons.SocietyCourse;
import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorKernel.Form;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import io.github.marl4j.nd4j.tensor.TensorProgram;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What societies remember: one matrix of whole numbers, float64, {@code [row][env]}, of which all arrays here are rows. So one operation starts all of it anew, and one makes it float32.
 * The names and meanings are those of the JVM kernel's arrays.
 */
final class SocietyTensors {
    /** How the JVM kernel knows some of the rows. */
    record Kept(INDArray rows, Form form) {}

    final Map<String, Kept> kept = new LinkedHashMap<>();

    /** All rows. */
    final INDArray all;

    final INDArray pool;
    final INDArray month;
    final INDArray threshold;
    final INDArray agreed;
    final INDArray ending;
    final INDArray poolBefore;
    final INDArray groupLimit;
    final INDArray oversubscribed;
    final INDArray overuses;
    final INDArray overrequests;
    final INDArray agentMonths;

    /** What perturbations change about people: the next four, one after the other. */
    final INDArray company;

    final INDArray language;
    final INDArray people;
    final INDArray present;
    final INDArray left;

    /** What perturbations change about growth: how often it has changed, numerator, denominator. */
    final INDArray nature;

    final INDArray numerator;
    final INDArray denominator;

    final INDArray requested;
    final INDArray obtained;
    final INDArray total;
    final INDArray corrected;
    final INDArray tookPart;

    /** Codes of the last messages, {@code [seat, part][env]}; {@code null} if nothing can be said. */
    final INDArray said;

    private final SocietyCourse course;
    private final double[] begins;
    private int rows;

    SocietyTensors(CommonsSpec spec, SocietyCourse course, TensorMemory memory, int numEnvs) {
        this.course = course;
        int seats = spec.seats;
        int singles = 18;
        int bySeat = 7;
        begins = new double[singles + bySeat * seats + seats * spec.messageParts];
        all = memory.array(DataType.DOUBLE, begins.length, numEnvs);
        SocietyCourse.Month first = course.month(0);
        pool = number("pool", course.resource());
        month = number("month", 0);
        threshold = number("threshold", course.threshold());
        agreed = number("agreed", -1);
        ending = number("ending", 0);
        number("phase", 0);
        number("turn", 0);
        poolBefore = number("poolBefore", 0);
        groupLimit = number("groupLimit", 0);
        overuses = number("overuses", 0);
        overrequests = number("overrequests", 0);
        agentMonths = number("agentMonths", 0);
        oversubscribed = keep("oversubscribed", Form.BOOLEAN, 0);
        int companyFrom = rows;
        language = number("language", first.language().ordinal());
        people = number("people", first.people());
        present = keep("present", Form.BOOLEAN, flags(first.present()));
        left = keep("left", Form.BOOLEAN, flags(first.left()));
        company = TensorBatch.rows(all, companyFrom, rows - companyFrom);
        int natureFrom = rows;
        number("growth", first.growthChanges());
        numerator = take(first.growth().numerator());
        denominator = take(first.growth().denominator());
        nature = TensorBatch.rows(all, natureFrom, rows - natureFrom);
        requested = keep("requested", Form.INT, new double[seats]);
        obtained = keep("obtained", Form.INT, new double[seats]);
        total = keep("total", Form.INT, new double[seats]);
        corrected = keep("corrected", Form.INT, new double[seats]);
        tookPart = keep("tookPart", Form.BOOLEAN, new double[seats]);
        said = spec.messageParts == 0 ? null : keep("said", Form.INT, new double[seats * spec.messageParts]);
    }

    /** Returns rows for numbers that episodes begin with. */
    private INDArray take(double... first) {
        System.arraycopy(first, 0, begins, rows, first.length);
        rows += first.length;
        return TensorBatch.rows(all, rows - first.length, first.length);
    }

    private INDArray keep(String name, Form form, double... first) {
        INDArray taken = take(first);
        kept.put(name, new Kept(taken, form));
        return taken;
    }

    private INDArray number(String name, double first) {
        return keep(name, Form.INT, first);
    }

    private static double[] flags(boolean[] flags) {
        double[] truths = new double[flags.length];
        for (int i = 0; i < flags.length; i++) truths[i] = flags[i] ? 1 : 0;
        return truths;
    }

    /** Returns the place of rows in {@link #all}. */
    int placeOf(INDArray part) {
        return (int) ((part.offset() - all.offset()) / all.size(1));
    }

    /** Adds to a program: where {@code starting} is 1, everything begins. */
    void start(TensorProgram program, INDArray starting) {
        INDArray chosen = program.cast(starting, DataType.DOUBLE);
        program.choose(chosen, program.memory().constant(begins, begins.length, 1), all, all);
        program.memory().free(chosen);
    }

    /** Returns {@link #company} of a month. */
    double[] companyOf(int ofMonth) {
        SocietyCourse.Month told = course.month(ofMonth);
        double[] present = flags(told.present());
        double[] numbers = new double[2 + 2 * present.length];
        numbers[0] = told.language().ordinal();
        numbers[1] = told.people();
        System.arraycopy(present, 0, numbers, 2, present.length);
        System.arraycopy(flags(told.left()), 0, numbers, 2 + present.length, present.length);
        return numbers;
    }

    /** Returns {@link #nature} of a month. */
    double[] natureOf(int ofMonth) {
        SocietyCourse.Month told = course.month(ofMonth);
        return new double[] {
            told.growthChanges(), told.growth().numerator(), told.growth().denominator()
        };
    }

    /** The months were overwritten: growth follows them. */
    void restored() {
        for (int env = 0; env < all.size(1); env++) {
            double[] numbers = natureOf((int) month.getDouble(0, env));
            numerator.putScalar(new int[] {0, env}, numbers[1]);
            denominator.putScalar(new int[] {0, env}, numbers[2]);
        }
    }
}
