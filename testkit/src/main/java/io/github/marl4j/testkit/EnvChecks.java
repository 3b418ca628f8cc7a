package io.github.marl4j.testkit;

/**
 * Checks that an environment keeps its promises. Each plays random legal actions, all of them fixed by the plan's seed, and returns if all is well.
 *
 * <p>A broken promise is an {@link EnvCheckFailure} that says what is wrong and ends with the line that repeats the case. Methods may be called from any thread; each makes environments of its
 * own and closes them.
 */
public final class EnvChecks {
    private EnvChecks() {}

    /** Runs all checks but {@link #render}, which only environments with a picture pass. */
    public static void all(VectorEnvFactory factory) {
        all(factory, CheckPlan.DEFAULT);
    }

    /** Runs all checks but {@link #render}, which only environments with a picture pass. */
    public static void all(VectorEnvFactory factory, CheckPlan plan) {
        contract(factory, plan);
        seed(factory, plan);
        snapshot(factory, plan);
        vectorEqualsSingle(factory, plan);
        parallelView(factory, plan);
        aecView(factory, plan);
        masks(factory, plan);
        zeroAllocation(factory, plan);
    }

    /** As {@link #contract(VectorEnvFactory, CheckPlan)} with {@link CheckPlan#DEFAULT}. */
    public static void contract(VectorEnvFactory factory) {
        contract(factory, CheckPlan.DEFAULT);
    }

    /**
     * The spec makes sense; every step overwrites the whole batch; observations, states and rewards are finite where they must be and in their spaces; everyone who acts has a legal choice;
     * an agent leaves the game by termination or truncation, never both, and does not come back; an episode ends with everyone terminated or truncated, and not later than the spec says;
     * wrong calls are refused. With both autoreset modes.
     */
    public static void contract(VectorEnvFactory factory, CheckPlan plan) {
        ContractCheck.run(new CheckRun("contract", factory, plan));
    }

    /** As {@link #seed(VectorEnvFactory, CheckPlan)} with {@link CheckPlan#DEFAULT}. */
    public static void seed(VectorEnvFactory factory) {
        seed(factory, CheckPlan.DEFAULT);
    }

    /** Two instances with the same seed and actions give the same numbers, also when one of them has played before. */
    public static void seed(VectorEnvFactory factory, CheckPlan plan) {
        CheckRun run = new CheckRun("seed", factory, plan);
        run.play(() -> ReplayChecks.seed(run));
    }

    /** As {@link #render(VectorEnvFactory, CheckPlan)} with {@link CheckPlan#DEFAULT}. */
    public static void render(VectorEnvFactory factory) {
        render(factory, CheckPlan.DEFAULT);
    }

    /** Pictures and descriptions depend on the state alone, do not change it, and pictures have one size. */
    public static void render(VectorEnvFactory factory, CheckPlan plan) {
        CheckRun run = new CheckRun("render", factory, plan);
        run.play(() -> SideEffectChecks.render(run));
    }

    /** As {@link #zeroAllocation(VectorEnvFactory, CheckPlan)} with {@link CheckPlan#DEFAULT}. */
    public static void zeroAllocation(VectorEnvFactory factory) {
        zeroAllocation(factory, CheckPlan.DEFAULT);
    }

    /** Once compiled, steps allocate nothing, ends of episodes included. Counts the bytes of the calling thread. */
    public static void zeroAllocation(VectorEnvFactory factory, CheckPlan plan) {
        CheckRun run = new CheckRun("zeroAllocation", factory, plan);
        run.play(() -> SideEffectChecks.zeroAllocation(run, true));
    }

    /** As {@link #zeroAllocation(VectorEnvFactory, CheckPlan)}, but steps that end an episode may allocate: for environments whose episodes start with new native objects. */
    public static void zeroAllocationBetweenEnds(VectorEnvFactory factory, CheckPlan plan) {
        CheckRun run = new CheckRun("zeroAllocationBetweenEnds", factory, plan);
        run.play(() -> SideEffectChecks.zeroAllocation(run, false));
    }

    /** As {@link #snapshot(VectorEnvFactory, CheckPlan)} with {@link CheckPlan#DEFAULT}. */
    public static void snapshot(VectorEnvFactory factory) {
        snapshot(factory, CheckPlan.DEFAULT);
    }

    /** From a snapshot the same instance, and a new one that reads it from bytes, go on to the same numbers; and a snapshot stays as it is. */
    public static void snapshot(VectorEnvFactory factory, CheckPlan plan) {
        CheckRun run = new CheckRun("snapshot", factory, plan);
        run.play(() -> ReplayChecks.snapshot(run));
    }

    /** As {@link #vectorEqualsSingle(VectorEnvFactory, CheckPlan)} with {@link CheckPlan#DEFAULT}. */
    public static void vectorEqualsSingle(VectorEnvFactory factory) {
        vectorEqualsSingle(factory, CheckPlan.DEFAULT);
    }

    /**
     * A batch on one to three threads gives row by row the numbers of batches of one with {@code firstEnv}, with SAME_STEP as with DISABLED and resetRow. Not for environments whose rows
     * share something on purpose, such as running statistics.
     */
    public static void vectorEqualsSingle(VectorEnvFactory factory, CheckPlan plan) {
        CheckRun run = new CheckRun("vectorEqualsSingle", factory, plan);
        run.play(() -> ReplayChecks.vectorEqualsSingle(run));
    }

    /** As {@link #parallelView(VectorEnvFactory, CheckPlan)} with {@link CheckPlan#DEFAULT}. */
    public static void parallelView(VectorEnvFactory factory) {
        parallelView(factory, CheckPlan.DEFAULT);
    }

    /** The view in which all act at once gives the vector environment's numbers under the agents' names, and refuses wrong actions; a turn-based game has no such view. */
    public static void parallelView(VectorEnvFactory factory, CheckPlan plan) {
        CheckRun run = new CheckRun("parallelView", factory, plan);
        run.play(() -> ViewChecks.parallelView(run));
    }

    /** As {@link #aecView(VectorEnvFactory, CheckPlan)} with {@link CheckPlan#DEFAULT}. */
    public static void aecView(VectorEnvFactory factory) {
        aecView(factory, CheckPlan.DEFAULT);
    }

    /**
     * The turn-taking view keeps PettingZoo's books: rewards since an agent's last action, last empty steps of finished agents, who is selected. It earns what the vector environment does, one
     * number for each objective, and a caller who changes the arrays that it gave changes nothing in it.
     */
    public static void aecView(VectorEnvFactory factory, CheckPlan plan) {
        CheckRun run = new CheckRun("aecView", factory, plan);
        run.play(() -> ViewChecks.aecView(run));
    }

    /** As {@link #masks(VectorEnvFactory, CheckPlan)} with {@link CheckPlan#DEFAULT}. */
    public static void masks(VectorEnvFactory factory) {
        masks(factory, CheckPlan.DEFAULT);
    }

    /**
     * Masks say exactly what a step accepts: in some positions of the play every choice that the mask allows is made, and choices that it forbids are refused by the view with agent names. Looks at a few
     * agents, and a few hundred forbidden choices of each.
     */
    public static void masks(VectorEnvFactory factory, CheckPlan plan) {
        CheckRun run = new CheckRun("masks", factory, plan);
        run.play(() -> AecAgainstVector.run(run, true));
    }
}
