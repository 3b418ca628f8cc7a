package io.github.marl4j.commons.model;

/** Counts what a run uses and stops it at its budget. Any thread may call it. */
public final class Meter {
    private final Budget budget;
    private final Prices prices;
    private long requests;
    private TokenCount tokens = TokenCount.NONE;
    private double money;

    /** Starts at nothing. */
    public Meter(Budget budget, Prices prices) {
        this.budget = budget;
        this.prices = prices;
    }

    /**
     * What was used.
     *
     * @param requests HTTP requests, failed ones included
     * @param tokens read and written
     * @param money by the price table
     */
    public record Spent(long requests, TokenCount tokens, double money) {}

    /** Returns what was used so far. */
    public synchronized Spent spent() {
        return new Spent(requests, tokens, money);
    }

    /** Counts one request before it is sent, or refuses it. */
    synchronized void admit() {
        refuse(requests >= budget.requests(), "requests", requests, budget.requests());
        refuse(tokens.total() >= budget.tokens(), "tokens", tokens.total(), budget.tokens());
        refuse(
                money >= budget.money(),
                prices.currency().isEmpty() ? "money" : prices.currency(),
                money,
                budget.money());
        requests++;
    }

    private static void refuse(boolean reached, String what, Number used, Number limit) {
        if (!reached) return;
        throw new BudgetSpentException("the budget of " + limit + " " + what + " is spent (used: " + used
                + "); resume the run with a larger one to go on");
    }

    /** Counts the tokens of an answer. */
    synchronized void count(String model, TokenCount used) {
        tokens = tokens.plus(used);
        money += prices.of(model, used);
    }

    /** Counts what was paid for before the run was interrupted. */
    public synchronized void countRecorded(Cassette cassette) {
        for (Cassette.Entry entry : cassette.recordedBefore()) {
            if (!entry.request().has("model")) continue;
            if (ModelSettings.insideProcess(entry.request().get("model").getAsString())) continue;
            requests += entry.faults().stream().filter(Fault::isAttempt).count() + (entry.answer() == null ? 0 : 1);
            if (entry.answer() != null) count(entry.request().get("model").getAsString(), entry.tokens());
        }
    }
}
