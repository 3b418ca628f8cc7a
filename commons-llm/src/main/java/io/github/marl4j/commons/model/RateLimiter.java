package io.github.marl4j.commons.model;

import java.time.Duration;

/** Spaces requests so that neither their number nor their tokens pass a rate. Tokens are known only afterwards: they delay what comes next. Any thread may call it. */
final class RateLimiter {
    private static final double MINUTE_NANOS = 60e9;

    private final ClientLimits limits;
    private final Pace pace;
    private final long started;
    private double nextRequest; // nanoseconds since the start
    private double nextToken;

    RateLimiter(ClientLimits limits, Pace pace) {
        this.limits = limits;
        this.pace = pace;
        this.started = pace.nanoTime();
    }

    /** Waits for a turn. */
    void await() throws InterruptedException {
        double wait = reserve();
        if (wait > 0) pace.sleep(Duration.ofNanos((long) Math.ceil(wait)));
    }

    private synchronized double reserve() {
        double now = pace.nanoTime() - started;
        double turn = Math.max(now, Math.max(nextRequest, nextToken));
        if (limits.requestsPerMinute() > 0) nextRequest = turn + MINUTE_NANOS / limits.requestsPerMinute();
        return turn - now;
    }

    /** Tells how many tokens an answer took. */
    synchronized void used(long tokens) {
        if (limits.tokensPerMinute() == 0) return;
        double now = pace.nanoTime() - started;
        nextToken = Math.max(now, nextToken) + tokens * MINUTE_NANOS / limits.tokensPerMinute();
    }
}
